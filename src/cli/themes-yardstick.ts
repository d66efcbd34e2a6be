import type { ConfirmedCoding } from '../lib/themes/coding.ts';
import { decide, noneOddsOf } from '../lib/themes/decide.ts';
import { sigmoid, trainLogistic } from '../lib/themes/linear.ts';

const SHORTEST = 2;
const LONGEST = 5;
/** Inverse of the ridge penalty, as scikit-learn has it. */
const C = 10;

/**
 * The classifier that learning from codings must at least equal: tf-idf of character n-grams (2–5, within words), rows of
 * length one, one-vs-rest logistic regression; the question is read as part of the answer. It decides as the engine does.
 */
export function yardstick(
	confirmed: readonly ConfirmedCoding[],
	themes: readonly string[]
): (answer: { question: string; text: string }) => string[] {
	const counted = confirmed.map(countGrams);
	const spread = new Map<string, number>();
	for (const grams of counted)
		for (const gram of grams.keys()) spread.set(gram, (spread.get(gram) ?? 0) + 1);
	const columns = new Map([...spread.keys()].map((gram, i) => [gram, i]));
	const rarity = (gram: string): number =>
		Math.log((1 + confirmed.length) / (1 + spread.get(gram)!)) + 1;
	const rowOf = (grams: Map<string, number>): [number, number][] => {
		const row = [...grams].flatMap(([gram, count]): [number, number][] => {
			const column = columns.get(gram);
			return column === undefined ? [] : [[column, count * rarity(gram)]];
		});
		const length = Math.hypot(...row.map(([, value]) => value)) || 1;
		return row.map(([column, value]) => [column, value / length]);
	};
	const noneOdds = noneOddsOf(confirmed, themes);
	const weights = train(counted.map(rowOf), confirmed, themes, columns.size);
	return (answer) => {
		const scores = Float64Array.from(themes, (_, k) => weights[columns.size * themes.length + k]!);
		for (const [column, value] of rowOf(countGrams(answer)))
			themes.forEach((_, k) => (scores[k]! += value * weights[column * themes.length + k]!));
		return decide(scores.map(sigmoid), noneOdds).chosen.map((k) => themes[k]!);
	};
}

function countGrams({ question, text }: { question: string; text: string }): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of `${question} ${text}`.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
		const padded = ` ${word} `;
		for (let size = SHORTEST; size <= LONGEST; size++) {
			for (let at = 0; at + size <= padded.length; at++) {
				const gram = padded.slice(at, at + size);
				counts.set(gram, (counts.get(gram) ?? 0) + 1);
			}
		}
	}
	return counts;
}

function train(
	rows: readonly (readonly [number, number][])[],
	confirmed: readonly ConfirmedCoding[],
	themes: readonly string[],
	width: number
): Float32Array {
	const flat = rows.flatMap((row) => [...row, [width, 1] as const]);
	const starts = [0];
	for (const row of rows) starts.push(starts.at(-1)! + row.length + 1);
	const penalty = new Float32Array(width + 1).fill(1 / C);
	penalty[width] = 1e-6;
	return trainLogistic({
		rows: {
			count: rows.length,
			width: width + 1,
			starts: Int32Array.from(starts),
			columns: Int32Array.from(flat, ([column]) => column),
			values: Float32Array.from(flat, ([, value]) => value)
		},
		outputs: themes.length,
		targets: Float32Array.from(
			confirmed.flatMap(({ labels }) => themes.map((theme) => Number(labels.includes(theme))))
		),
		importance: new Float32Array(rows.length * themes.length).fill(1),
		penalty,
		iterations: 100,
		tolerance: 1e-6
	});
}
