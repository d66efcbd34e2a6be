import { stem, tokenise } from './text.ts';
import { functionWords } from './words.ts';

/** An answer with how much it is like the others, from 0 (shares no word with them) to 1. */
export interface Likeness<T> {
	answer: T;
	likeness: number;
}

type Vector = Map<string, number>;

/**
 * Answers from typical to odd: each compared with what all of them have in common. The comparison is the cosine between an answer's
 * words and their sum over all answers, words weighed by log(1 + tf) · idf (Salton & Buckley 1988). Equal ones keep their order.
 */
export function byTypicality<T extends { text: string }>(answers: readonly T[]): Likeness<T>[] {
	const bags = answers.map(({ text }) => bag(text));
	const spread = new Map<string, number>();
	for (const words of bags)
		for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
	const vectors = bags.map((words) => weighed(words, spread, answers.length));
	const middle: Vector = new Map();
	for (const vector of vectors)
		for (const [word, weight] of vector) middle.set(word, (middle.get(word) ?? 0) + weight);
	return answers
		.map((answer, place) => ({ answer, likeness: cosine(vectors[place]!, middle) }))
		.sort((a, b) => b.likeness - a.likeness);
}

function bag(text: string): Vector {
	const words: Vector = new Map();
	for (const { folded } of tokenise(text)) {
		if (functionWords.has(folded) || folded.length < 3) continue;
		const word = stem(folded);
		words.set(word, (words.get(word) ?? 0) + 1);
	}
	return words;
}

/** Length 1, so that a long answer weighs no more than a short one. A word in every answer still counts a little. */
function weighed(words: Vector, spread: Vector, total: number): Vector {
	const vector: Vector = new Map();
	for (const [word, times] of words)
		vector.set(word, Math.log(1 + times) * Math.log(1 + total / spread.get(word)!));
	const length = norm(vector);
	for (const [word, weight] of vector) vector.set(word, weight / length);
	return vector;
}

const norm = (vector: Vector) => Math.sqrt([...vector.values()].reduce((sum, w) => sum + w * w, 0));

function cosine(one: Vector, other: Vector): number {
	const product = [...one].reduce(
		(sum, [word, weight]) => sum + weight * (other.get(word) ?? 0),
		0
	);
	return product === 0 ? 0 : product / (norm(one) * norm(other));
}
