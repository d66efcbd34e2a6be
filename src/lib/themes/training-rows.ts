import { wordShare } from './features.ts';
import type { SparseRows } from './linear.ts';

/** A key that stands in fewer answers than this teaches nothing about others. */
const LEAST_OCCURRENCES = 3;

/** An answer, or a term of the lexicon, as training reads it. */
export interface Example {
	keys: Map<number, number>;
	asked: number[];
	words: number;
	dense: Float32Array;
	targets: Uint8Array;
	weight: number;
}

export interface Vocabulary {
	answer: Map<number, number>;
	question: Map<number, number>;
	/** Rarity per column. */
	rarity: Float32Array;
	counts: Float32Array;
}

export function vocabularyOf(examples: readonly Example[], first: number): Vocabulary {
	const answerCounts = new Map<number, number>();
	const questionCounts = new Map<number, number>();
	for (const example of examples) {
		for (const key of example.keys.keys()) answerCounts.set(key, (answerCounts.get(key) ?? 0) + 1);
		for (const key of example.asked) questionCounts.set(key, (questionCounts.get(key) ?? 0) + 1);
	}
	// The commonest first: their weights stand close together in memory, which makes training faster.
	const kept = (counts: Map<number, number>): number[] =>
		[...counts.keys()]
			.filter((key) => counts.get(key)! >= LEAST_OCCURRENCES)
			.sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
	const answer = new Map(kept(answerCounts).map((key, i) => [key, first + i]));
	const question = new Map(kept(questionCounts).map((key, i) => [key, first + answer.size + i]));
	const size = first + answer.size + question.size;
	const vocabulary = {
		answer,
		question,
		rarity: new Float32Array(size),
		counts: new Float32Array(size)
	};
	for (const [columns, counts] of [
		[answer, answerCounts],
		[question, questionCounts]
	] as const) {
		for (const [key, column] of columns) {
			const count = counts.get(key)!;
			vocabulary.counts[column] = count;
			vocabulary.rarity[column] = (Math.log((1 + examples.length) / (1 + count)) + 1) / 6;
		}
	}
	return vocabulary;
}

export function rowsOf(
	examples: readonly Example[],
	vocabulary: Vocabulary,
	questionShare: number
): SparseRows {
	const starts = new Int32Array(examples.length + 1);
	const columns: number[] = [];
	const values: number[] = [];
	const push = (column: number | undefined, value: number): void => {
		if (column === undefined || value === 0) return;
		columns.push(column);
		values.push(value);
	};
	examples.forEach((example, row) => {
		push(0, 1);
		example.dense.forEach((value, i) => push(1 + i, value));
		const share = wordShare(example.words);
		for (const [key, count] of example.keys) {
			const column = vocabulary.answer.get(key);
			if (column !== undefined) push(column, share * count * vocabulary.rarity[column]!);
		}
		for (const key of example.asked) {
			const column = vocabulary.question.get(key);
			if (column !== undefined) push(column, questionShare * vocabulary.rarity[column]!);
		}
		starts[row + 1] = columns.length;
	});
	return {
		count: examples.length,
		width: vocabulary.rarity.length,
		starts,
		columns: Int32Array.from(columns),
		values: Float32Array.from(values)
	};
}
