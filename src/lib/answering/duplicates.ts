/** What somebody said in their own words, all open answers together. */
export interface SaidAlready {
	id: string;
	text: string;
}

/** Two responses that say nearly the same. */
export interface LikePair {
	/** The later of the two, by the order in which they were given. */
	response: string;
	other: string;
	/** The share of word groups that they have in common, from 0 to 1. */
	likeness: number;
}

/** From here on two texts are near-identical: a word or two in twenty differ. */
const ALIKE = 0.8;
/** "Een bankje" is said by many: shorter texts say nothing about who said them. */
const FEWEST_WORDS = 8;
/** Word groups that more responses than this have in common are a phrase of the neighbourhood, not a copy. */
const COMMON = 50;
const GROUP = 3;

const wordsOf = (text: string) =>
	text
		.normalize('NFKD')
		.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu) ?? [];

function groupsOf(text: string): Set<string> {
	const words = wordsOf(text);
	if (words.length < FEWEST_WORDS) return new Set();
	return new Set(words.slice(0, -GROUP + 1).map((_, at) => words.slice(at, at + GROUP).join(' ')));
}

/**
 * Pairs of responses whose words are near-identical: Jaccard's index over groups of three words (Broder 1997).
 * @param said in the order in which they came in
 */
export function likePairs(said: readonly SaidAlready[]): LikePair[] {
	const groups = said.map(({ text }) => groupsOf(text));
	const withGroup = new Map<string, number[]>();
	const pairs: LikePair[] = [];
	for (const [place, own] of groups.entries()) {
		const shared = new Map<number, number>();
		for (const group of own) {
			const before = withGroup.get(group) ?? [];
			if (before.length <= COMMON)
				for (const earlier of before) shared.set(earlier, (shared.get(earlier) ?? 0) + 1);
			before.push(place);
			withGroup.set(group, before);
		}
		for (const [earlier, count] of shared) {
			const likeness = count / (own.size + groups[earlier]!.size - count);
			if (likeness >= ALIKE)
				pairs.push({ response: said[place]!.id, other: said[earlier]!.id, likeness });
		}
	}
	return pairs;
}
