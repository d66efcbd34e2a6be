import type { Token } from './text.ts';

/** Words that join two clauses. */
const JOINTS: ReadonlySet<string> = new Set(['en', 'maar', 'want', 'omdat', 'terwijl', 'dus']);
const LEAST_WORDS = 2;

/** The clauses of an answer: parts between marks and joining words that have two words or more. */
export interface Clauses {
	/** Per token the place of its clause, or -1. */
	of: Int32Array;
	ranges: { from: number; to: number }[];
}

export function clausesOf(tokens: readonly Token[]): Clauses {
	const of = new Int32Array(tokens.length).fill(-1);
	const ranges: { from: number; to: number }[] = [];
	let from = 0;
	const close = (to: number): void => {
		if (to - from < LEAST_WORDS) return;
		of.fill(ranges.length, from, to);
		ranges.push({ from, to });
	};
	tokens.forEach(({ folded, paused }, i) => {
		const joint = JOINTS.has(folded);
		if (!joint && !paused) return;
		close(i);
		from = joint ? i + 1 : i;
	});
	close(tokens.length);
	return { of, ranges };
}

/** How clauses judge, beside the answer as a whole. */
export interface ClauseViews {
	/**
	 * Per view one number per output: how much higher the strongest clause, the first and the last one score than the
	 * whole, and what the question by itself scores.
	 */
	views: Float64Array[];
	clauses: number;
	/** How many themes score highest in some clause. */
	leaders: number;
}

/** How many views `viewsOf` yields. */
export const VIEWS = 4;

/** Scores per output of the whole answer, of its clauses (at least one) and of the question alone, put side by side. */
export function viewsOf(
	whole: Float64Array,
	clauses: readonly Float64Array[],
	asked: Float64Array,
	themes: number
): ClauseViews {
	const strongest = new Float64Array(whole.length).fill(-Infinity);
	const leaders = new Set<number>();
	for (const scores of clauses) {
		let leader = 0;
		for (let k = 0; k < scores.length; k++) {
			const score = scores[k]!;
			if (score > strongest[k]!) strongest[k] = score;
			if (k < themes && score > scores[leader]!) leader = k;
		}
		leaders.add(leader);
	}
	const beside = (scores: Float64Array): Float64Array =>
		scores.map((score, k) => score - whole[k]!);
	const views = [strongest, clauses[0]!, clauses.at(-1)!].map(beside);
	return { views: [...views, asked], clauses: clauses.length, leaders: leaders.size };
}
