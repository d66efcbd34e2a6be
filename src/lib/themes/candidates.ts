import type { Codebook, CodebookTheme } from './codebook.ts';
import { discover, type Discovered, type IdentifiedAnswer } from './discover.ts';
import { stem } from './text.ts';

/**
 * What a codebook does not cover yet, and a codebook where there is none.
 *
 *     findCandidates(uncovered, defaultCodebook, { refused: ['boom+kap+schaduw'] });
 *     proposeCodebook(answers, defaultCodebook);
 *
 * Give `findCandidates` the answers that no theme was confirmed for or suggested to. A candidate's key stays the
 * same as long as its most telling words do: keep the keys that the team refused and pass them in again.
 */
export interface Candidate {
	key: string;
	label: string;
	words: string[];
	/** Ids of the answers that stand for it best, best first. */
	typical: string[];
	ids: string[];
	/** What only one or two people said, together. */
	voices: boolean;
}

const KEY_WORDS = 3;
/** A refused candidate that comes back with so many of its key words stays refused. */
const SAME_WORDS = 2;
const MOST_TYPICAL = 3;

export function findCandidates(
	answers: readonly IdentifiedAnswer[],
	names: Codebook,
	{ refused = [] }: { refused?: readonly string[] } = {}
): Candidate[] {
	const texts = new Map(answers.map(({ id, text }) => [id, text]));
	return discover(answers, names)
		.filter(({ kind }) => kind !== 'silent')
		.map((group) => candidateOf(group, texts))
		.filter(({ key, voices }) => voices || !refused.some((other) => isSame(key, other)));
}

function candidateOf(group: Discovered, texts: ReadonlyMap<string, string>): Candidate {
	const { label, words, ids, kind } = group;
	const stems = words.slice(0, KEY_WORDS).map((word) => stem(word));
	return {
		key: kind === 'voices' ? 'voices' : (group.theme ?? stems.sort().join('+')),
		label,
		words,
		typical: typicalOf(words, ids, texts),
		ids,
		voices: kind === 'voices'
	};
}

function isSame(key: string, refused: string): boolean {
	if (key === refused) return true;
	const other = refused.split('+');
	const words = key.split('+');
	return words.length > 1 && words.filter((word) => other.includes(word)).length >= SAME_WORDS;
}

/** The answers with most of the telling words for their length. */
function typicalOf(
	words: readonly string[],
	ids: readonly string[],
	texts: ReadonlyMap<string, string>
): string[] {
	const ranked = ids.map((id) => {
		const text = texts.get(id)!.toLowerCase();
		const hits = words.filter((word) => text.includes(word)).length;
		return { id, score: hits / Math.sqrt(8 + text.split(/\s+/).length) };
	});
	ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
	return ranked.slice(0, MOST_TYPICAL).map(({ id }) => id);
}

export interface ProposedTheme extends CodebookTheme {
	ids: string[];
}

/** A codebook for answers that have none: themes that are known by their own description, others by their words. */
export function proposeCodebook(
	answers: readonly IdentifiedAnswer[],
	known: Codebook
): ProposedTheme[] {
	const texts = new Map(answers.map(({ id, text }) => [id, text]));
	return discover(answers, known)
		.filter(({ kind }) => kind === 'group')
		.map((group) => {
			const { key, label, words, typical, ids } = candidateOf(group, texts);
			const theme = known.find(({ id }) => id === group.theme);
			if (theme) return { ...theme, ids };
			return {
				id: key,
				name: label,
				definition: '',
				includes: words.join(', '),
				excludes: '',
				examples: typical.map((id) => texts.get(id)!),
				ids
			};
		});
}
