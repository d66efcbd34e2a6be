import { pairKey, wordKeys } from './features.ts';
import type { Token } from './text.ts';

const CACHE = 50_000;

/** Adds up the weights of all keys in an answer; remembers what each word came to. */
export class KeyScorer {
	private readonly rows: ReadonlyMap<number, number>;
	private readonly weights: Float32Array;
	private readonly width: number;
	private readonly shareOf: (words: number) => number;
	private readonly keysOf: (folded: string) => readonly number[];
	private readonly words = new Map<string, Float32Array>();

	constructor(
		rows: ReadonlyMap<number, number>,
		weights: Float32Array,
		width: number,
		shareOf: (words: number) => number,
		keysOf: (folded: string) => readonly number[] = wordKeys
	) {
		this.rows = rows;
		this.weights = weights;
		this.width = width;
		this.shareOf = shareOf;
		this.keysOf = keysOf;
	}

	/** Adds the scores of all words and pairs of words to `scores`. */
	addAnswer(
		tokens: readonly Token[],
		scores: Float64Array,
		share = this.shareOf(tokens.length)
	): void {
		const { width } = this;
		for (let i = 0; i < tokens.length; i++) {
			const own = this.ofWord(tokens[i]!.folded);
			for (let k = 0; k < width; k++) scores[k] = scores[k]! + share * own[k]!;
			const next = tokens[i + 1];
			if (next) this.addKey(pairKey(tokens[i]!.folded, next.folded), share, scores);
		}
	}

	/** Adds to `reasons` how much each token speaks for one output. */
	addReasons(
		tokens: readonly Token[],
		output: number,
		reasons: Float64Array,
		share = this.shareOf(tokens.length)
	): void {
		tokens.forEach((token, i) => {
			reasons[i] = reasons[i]! + share * this.ofWord(token.folded)[output]!;
			const next = tokens[i + 1];
			const row = next && this.rows.get(pairKey(token.folded, next.folded));
			if (row === undefined) return;
			const half = (share * this.weights[row * this.width + output]!) / 2;
			reasons[i] = reasons[i] + half;
			reasons[i + 1] = reasons[i + 1]! + half;
		});
	}

	addKey(key: number, share: number, scores: Float32Array | Float64Array): void {
		const row = this.rows.get(key);
		if (row !== undefined) this.addRow(row, share, scores);
	}

	/** The row of weights of a key, or -1. */
	rowOf(key: number): number {
		return this.rows.get(key) ?? -1;
	}

	addRow(row: number, share: number, scores: Float32Array | Float64Array): void {
		const base = row * this.width;
		for (let k = 0; k < this.width; k++) scores[k] = scores[k]! + share * this.weights[base + k]!;
	}

	/** What one row says for one output. */
	weightAt(row: number, output: number): number {
		return this.weights[row * this.width + output]!;
	}

	private ofWord(folded: string): Float32Array {
		const known = this.words.get(folded);
		if (known) return known;
		const scores = new Float32Array(this.width);
		for (const key of this.keysOf(folded)) this.addKey(key, 1, scores);
		if (this.words.size >= CACHE) this.words.clear();
		this.words.set(folded, scores);
		return scores;
	}
}
