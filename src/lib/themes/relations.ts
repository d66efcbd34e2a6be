/** The parts of the page with relations, and whose codings count there: those of people, or those of the machine. */
const PARTS = {
	pairs: 'samen',
	contrast: 'anders',
	rounds: 'rondes',
	typical: 'typisch'
} as const;
export type Part = keyof typeof PARTS;
const BASES = { confirmed: 'bevestigd', suggested: 'voorgesteld' } as const;
export type Basis = keyof typeof BASES;
export const ALL_PARTS = Object.keys(PARTS) as Part[];
export const ALL_BASES = Object.keys(BASES) as Basis[];

export function readPart(params: URLSearchParams): { part: Part; basis: Basis } {
	const [part, basis] = [params.get('deel'), params.get('telt')];
	return {
		part: ALL_PARTS.find((key) => PARTS[key] === part) ?? 'pairs',
		basis: ALL_BASES.find((key) => BASES[key] === basis) ?? 'confirmed'
	};
}

/** The parameters that say the same again. */
export const writePart = (part: Part, basis: Basis): [string, string][] => [
	['deel', PARTS[part]],
	...(basis === 'confirmed' ? [] : ([['telt', BASES[basis]]] as [string, string][]))
];
