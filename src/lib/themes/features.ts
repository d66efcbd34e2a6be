import { stem, tokenise, type Token } from './text.ts';

/** Feature keys are hashes of this many bits; the model stores keys, never the words themselves. */
export const KEY_BITS = 22;
const MASK = (1 << KEY_BITS) - 1;
const SHORTEST = 3;
const LONGEST = 5;
const LONGEST_WORD = 40;

function hashSlice(text: string, from: number, to: number, seed: number): number {
	let value = seed;
	for (let i = from; i < to; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	value ^= value >>> 15;
	value = Math.imul(value, 0x2c1b3c6d);
	return value ^ (value >>> 13);
}

const SEED = {
	word: 0x811c9dc5,
	stem: 0x1b873593,
	part: 0x5bd1e995,
	pair: 0x7feb352d,
	asked: 0x3c6ef372,
	concept: 0x2545f491
};

/** Keys of one word: itself, its stem and the pieces of three to five letters in it. */
export function wordKeys(folded: string): number[] {
	const word = folded.slice(0, LONGEST_WORD);
	const keys = [
		hashSlice(word, 0, word.length, SEED.word) & MASK,
		hashSlice(stem(word), 0, stem(word).length, SEED.stem) & MASK
	];
	const padded = `_${word}_`;
	for (let size = SHORTEST; size <= LONGEST; size++) {
		for (let at = 0; at + size <= padded.length; at++) {
			keys.push(hashSlice(padded, at, at + size, SEED.part) & MASK);
		}
	}
	return keys;
}

export function pairKey(first: string, second: string): number {
	const seed = hashSlice(first, 0, first.length, SEED.pair);
	return hashSlice(second, 0, second.length, seed) & MASK;
}

/** Key of two concepts that stand together, or of one by itself (twice the same). */
export function conceptKey(first: number, second: number): number {
	const text = `${first},${second}`;
	return hashSlice(text, 0, text.length, SEED.concept) & MASK;
}

/** Keys of a question: its stems and pairs of stems, kept apart from those of the answer. */
export function questionKeys(question: string): number[] {
	const stems = tokenise(question).map((token) => stem(token.folded));
	const keys = new Set<number>();
	stems.forEach((word, i) => {
		keys.add(hashSlice(word, 0, word.length, SEED.asked) & MASK);
		const next = stems[i + 1];
		if (next !== undefined) {
			const seed = hashSlice(word, 0, word.length, SEED.asked + 1);
			keys.add(hashSlice(next, 0, next.length, seed) & MASK);
		}
	});
	return [...keys];
}

/** How much one word weighs in an answer of so many words: less in a long one. */
export function wordShare(words: number): number {
	return 1 / Math.sqrt(Math.sqrt(words + 2));
}

/** Every key of the answer with how often it occurs. */
export function answerKeys(tokens: readonly Token[]): Map<number, number> {
	const counts = new Map<number, number>();
	const count = (key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
	tokens.forEach((token, i) => {
		for (const key of wordKeys(token.folded)) count(key);
		const next = tokens[i + 1];
		if (next) count(pairKey(token.folded, next.folded));
	});
	return counts;
}
