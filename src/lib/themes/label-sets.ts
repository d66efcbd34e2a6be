import { VIEWS, type ClauseViews } from './clauses.ts';
import { sigmoid } from './linear.ts';

/**
 * Which themes go together in one answer: a log-linear model over sets of themes. A set's energy is the sum
 * of its themes' log-odds (scaled and shifted), of what clauses say of them beside the whole, of how well each pair
 * goes together, and of how likely so many themes are for this answer.
 */
export interface SetModel {
	slope: number;
	shifts: number[];
	/** How much each view of the clauses adds to a theme's log-odds. */
	views: number[];
	/** Per feature of the answer (see `featuresOf`): what it says for no theme, two, three and four; one is zero. */
	counts: number[][];
	/** For each pair of themes, in the order (0,1), (0,2), … (1,2), …. */
	pairs: number[];
}

export interface SetInput {
	/** Calibrated log-odds per theme. */
	logits: ArrayLike<number>;
	/** Log-odds that the answer has no theme, and that it has several. */
	style: ArrayLike<number>;
	words: number;
	/** What clauses say beside the whole, the themes first, in the order of `logits`. */
	clauses: ClauseViews;
}

export interface SetJudgement {
	/** Places of the themes of the best set, likeliest first. */
	chosen: number[];
	/** F1 that the best set is expected to have. */
	expected: number;
	/** Probability per theme. */
	probabilities: Float64Array;
}

const TOP = 6;
/** So many themes an answer may have. */
export const MOST = 4;
/** How many features `featuresOf` yields. */
export const FEATURES = 16;
/** Sets that may be chosen: places among the likeliest themes. */
export const SETS: number[][] = Array.from({ length: 1 << TOP }, (_, bits) =>
	Array.from({ length: TOP }, (_, j) => j).filter((j) => (bits >> j) & 1)
).filter((set) => set.length <= MOST);
/** F1 of one set against another. */
const F1 = SETS.map((one) =>
	Float64Array.from(SETS, (other) => {
		const sum = one.length + other.length;
		return sum === 0 ? 1 : (2 * one.filter((j) => other.includes(j)).length) / sum;
	})
);

export function judgeSets(model: SetModel, input: SetInput): SetJudgement {
	const order = likeliest(input.logits);
	const energies = energiesOf(model, input, order, featuresOf(input, order));
	const chances = softmax(energies);
	let best = 0;
	let expected = -1;
	for (let s = 0; s < SETS.length; s++) {
		const row = F1[s]!;
		let sum = 0;
		for (let t = 0; t < row.length; t++) sum += row[t]! * chances[t]!;
		if (sum > expected + 1e-12) {
			best = s;
			expected = sum;
		}
	}
	const probabilities = new Float64Array(input.logits.length);
	for (let k = 0; k < probabilities.length; k++) probabilities[k] = sigmoid(input.logits[k]!);
	for (const k of order) probabilities[k] = 0;
	for (let s = 0; s < SETS.length; s++) {
		for (const j of SETS[s]!) {
			const k = order[j];
			if (k !== undefined) probabilities[k] = probabilities[k]! + chances[s]!;
		}
	}
	const chosen = SETS[best]!.map((j) => order[j]!);
	chosen.sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
	return { chosen, expected: Math.min(1, expected), probabilities };
}

/** The places of the themes that may be chosen, likeliest first. */
export function likeliest(logits: ArrayLike<number>): number[] {
	const order = Array.from(logits, (_, k) => k);
	return order.sort((a, b) => logits[b]! - logits[a]! || a - b).slice(0, TOP);
}

/** What tells how many themes an answer has. */
export function featuresOf(
	{ logits, style, words, clauses }: SetInput,
	order: readonly number[]
): number[] {
	let sum = 0;
	for (let k = 0; k < logits.length; k++) sum += sigmoid(logits[k]!);
	const [strongest, , , asked] = clauses.views;
	const none = strongest!.length - style.length;
	return [
		1,
		Math.log(words + 1) - 2.5,
		logits[order[0]!]!,
		logits[order[1]!] ?? -5,
		logits[order[2]!] ?? -5,
		logits[order[3]!] ?? -5,
		Math.log(sum + 0.05),
		style[0] ?? 0,
		style[1] ?? 0,
		strongest![none] ?? 0,
		strongest![none + 1] ?? 0,
		asked![none] ?? 0,
		asked![none + 1] ?? 0,
		Math.log(clauses.clauses),
		clauses.leaders - 1,
		clauses.leaders > 1 ? 1 : 0
	];
}

/** Where a pair of themes stands in `SetModel.pairs`. */
export function pairPlace(a: number, b: number, themes: number): number {
	const low = Math.min(a, b);
	const high = Math.max(a, b);
	return low * themes - (low * (low + 1)) / 2 + (high - low - 1);
}

/** Per set of the likeliest themes how well it suits the answer. */
export function energiesOf(
	model: SetModel,
	{ logits, clauses }: SetInput,
	order: readonly number[],
	features: readonly number[]
): Float64Array {
	const themes = model.shifts.length;
	const own = order.map((k) => {
		let sum = model.slope * logits[k]! + (model.shifts[k] ?? 0);
		for (let v = 0; v < VIEWS; v++) sum += model.views[v]! * clauses.views[v]![k]!;
		return sum;
	});
	const counts = new Float64Array(MOST + 1);
	features.forEach((value, f) => {
		for (let c = 0; c <= MOST; c++) {
			if (c !== 1) counts[c] = counts[c]! + value * model.counts[f]![c === 0 ? 0 : c - 1]!;
		}
	});
	const energies = new Float64Array(SETS.length);
	for (let s = 0; s < SETS.length; s++) {
		const set = SETS[s]!;
		let energy = (set.at(-1) ?? -1) < order.length ? counts[set.length]! : -Infinity;
		for (let i = 0; i < set.length && energy > -Infinity; i++) {
			energy += own[set[i]!]!;
			const a = order[set[i]!]!;
			for (let j = i + 1; j < set.length; j++) {
				const b = order[set[j]!]!;
				if (a < themes && b < themes) energy += model.pairs[pairPlace(a, b, themes)]!;
			}
		}
		energies[s] = energy;
	}
	return energies;
}

export function softmax(energies: Float64Array): Float64Array {
	let most = -Infinity;
	for (let s = 0; s < energies.length; s++) most = Math.max(most, energies[s]!);
	const chances = new Float64Array(energies.length);
	let total = 0;
	for (let s = 0; s < energies.length; s++) total += chances[s] = Math.exp(energies[s]! - most);
	for (let s = 0; s < energies.length; s++) chances[s] = chances[s]! / total;
	return chances;
}

/** The same model for themes in another order; `places` says where each stood, -1 for one that is new to it. */
export function reorder(model: SetModel, places: readonly number[]): SetModel {
	const themes = model.shifts.length;
	const pairs: number[] = [];
	places.forEach((a, i) => {
		for (const b of places.slice(i + 1))
			pairs.push(a < 0 || b < 0 ? 0 : model.pairs[pairPlace(a, b, themes)]!);
	});
	return { ...model, shifts: places.map((place) => model.shifts[place] ?? 0), pairs };
}
