import type { Codebook } from './codebook.ts';
import { discover, type IdentifiedAnswer } from './discover.ts';
import { stem, tokenise } from './text.ts';
import { byTypicality } from './typical.ts';

/** The two groups of `discover` that are no subject (its test and ours hold these names). */
const VOICES = 'Enkele stemmen';
const NOTHING = 'Zonder inhoud';
/** A new group is the same as one that was refused when it shares this part of the words of the smaller of the two. */
const SAME_WORDS = 0.5;

/** A group of answers that may become a theme, or (`voices`) what only one or two people said. */
export interface Candidate {
	label: string;
	words: string[];
	voices: boolean;
	/** The refused candidate that this repeats: a refusal holds for what comes in later too. */
	refused?: string;
	/** The most typical first. */
	answers: string[];
}

export interface RefusedCandidate {
	id: string;
	label: string;
	words: readonly string[];
}

const stems = (words: readonly string[]) =>
	new Set(words.flatMap(tokenise).map(({ folded }) => stem(folded)));

/** True when two groups are about the same: by what they are called, or by the words that set them apart. */
function sameSubject(one: Candidate, other: RefusedCandidate): boolean {
	if (one.label === other.label) return true;
	const [a, b] = [stems(one.words), stems(other.words)];
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared > 0 && shared / Math.min(a.size, b.size) >= SAME_WORDS;
}

/**
 * Groups what a codebook does not cover. Answers that say nothing are left out; single voices come last.
 * The same answers give the same candidates, in any order.
 */
export function findCandidates(
	answers: readonly IdentifiedAnswer[],
	names: Codebook,
	refused: readonly RefusedCandidate[]
): Candidate[] {
	const byId = new Map(answers.map((answer) => [answer.id, answer]));
	return discover(answers, names)
		.filter(({ label }) => label !== NOTHING)
		.map(({ label, words, ids }): Candidate => {
			const members = ids
				.flatMap((id) => byId.get(id) ?? [])
				.sort((a, b) => (a.id < b.id ? -1 : 1));
			const voices = label === VOICES;
			const candidate = {
				label: label.slice(0, 80),
				words: voices ? [] : words,
				voices,
				answers: byTypicality(members).map(({ answer }) => answer.id)
			};
			const same = voices ? undefined : refused.find((other) => sameSubject(candidate, other));
			return same ? { ...candidate, refused: same.id } : candidate;
		});
}
