import type { Mode } from './answer.ts';

/** Which responses of a consultation: null stands for all. */
export interface ResponseFilter {
	mode: Mode | null;
	/** An area's id, or `NO_AREA` for responses without one. */
	area: string | null;
	/** Looked for in what was said. */
	words: string | null;
}

/** Stands for "without an area" where an area's id is asked. */
export const NO_AREA = '00000000-0000-0000-0000-000000000000';
