import { Mode } from '$lib/answering/answer.ts';
import { NO_AREA, type ResponseFilter } from '$lib/answering/response-filter.ts';
import { isId } from '$lib/db/ids.ts';

/** What the list shows, as its address says it. */
export interface Shown extends ResponseFilter {
	/** From 1. */
	page: number;
}

const WITHOUT = 'geen';
const MAX_WORDS = 100;
const MAX_PAGE = 10_000;

/** Reads the filters from an address; what cannot be read counts as not given. */
export function readShown(params: URLSearchParams): Shown {
	const mode = Mode.safeParse(params.get('vorm'));
	const area = params.get('gebied') ?? '';
	const page = Number(params.get('pagina') ?? 1);
	return {
		mode: mode.success ? mode.data : null,
		area: area === WITHOUT ? NO_AREA : isId(area) ? area : null,
		words: params.get('zoek')?.trim().slice(0, MAX_WORDS) || null,
		page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1
	};
}

/** The query of an address that shows this: empty, or with its question mark. */
export function writeShown({ mode, area, words, page }: Shown): string {
	const params = new URLSearchParams();
	if (mode) params.set('vorm', mode);
	if (area) params.set('gebied', area === NO_AREA ? WITHOUT : area);
	if (words) params.set('zoek', words);
	if (page > 1) params.set('pagina', String(page));
	return params.size > 0 ? `?${params}` : '';
}
