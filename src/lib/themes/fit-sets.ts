import { VIEWS } from './clauses.ts';
import {
	energiesOf,
	FEATURES,
	featuresOf,
	likeliest,
	MOST,
	pairPlace,
	SETS,
	softmax,
	type SetInput,
	type SetModel
} from './label-sets.ts';
import { minimise } from './minimise.ts';

/** Where the weights of the views stand: after the slope, the shifts and the counts. */
function firstView(themes: number): number {
	return 1 + themes + FEATURES * MOST;
}

function firstPair(themes: number): number {
	return firstView(themes) + VIEWS;
}

const PENALTY = { pairs: 3, others: 1 };

/** An answer with what does not change while the model is fitted. */
interface Ready {
	input: SetInput;
	order: readonly number[];
	features: readonly number[];
	/** The place of the right set among `SETS`. */
	target: number;
}

/** Fits the model on answers that the scores did not see, with the places of the themes they should have. */
export function fitSets(
	examples: readonly { input: SetInput; themes: readonly number[] }[],
	themes: number
): SetModel {
	const size = firstPair(themes) + (themes * (themes - 1)) / 2;
	const from = new Float32Array(size);
	from[0] = 1;
	const ready = examples.map(({ input, themes: right }): Ready => {
		const order = likeliest(input.logits);
		const places = order.flatMap((k, j) => (right.includes(k) ? [j] : [])).slice(0, MOST);
		const target = SETS.findIndex((set) => set.join() === places.join());
		return { input, order, features: featuresOf(input, order), target };
	});
	const objective = (weights: Float32Array, gradient: Float32Array): number => {
		let loss = 0;
		for (let i = 0; i < size; i++) {
			const ridge = i >= firstPair(themes) ? PENALTY.pairs : PENALTY.others;
			const change = weights[i]! - (i === 0 ? 1 : 0);
			loss += 0.5 * ridge * change * change;
			gradient[i] = ridge * change;
		}
		const model = modelOf(weights, themes);
		for (const one of ready) {
			const chances = softmax(energiesOf(model, one.input, one.order, one.features));
			loss -= Math.log(Math.max(1e-12, chances[one.target]!));
			chances[one.target] = chances[one.target]! - 1;
			addGradient(gradient, chances, one, themes);
		}
		return loss;
	};
	return modelOf(minimise(objective, from, { iterations: 120, tolerance: 1e-6 }), themes);
}

/** Adds how each weight bears on the sets, given how far each set's probability is from what it should be. */
function addGradient(
	gradient: Float32Array,
	errors: Float64Array,
	{ input, order, features }: Ready,
	themes: number
): void {
	const counts = new Float64Array(MOST + 1);
	const themeErrors = new Float64Array(order.length);
	const pairs = firstPair(themes);
	SETS.forEach((set, s) => {
		const error = errors[s]!;
		if (error === 0) return;
		counts[set.length] = counts[set.length]! + error;
		for (let i = 0; i < set.length; i++) {
			themeErrors[set[i]!] = themeErrors[set[i]!]! + error;
			for (let j = i + 1; j < set.length; j++) {
				const place = pairs + pairPlace(order[set[i]!]!, order[set[j]!]!, themes);
				gradient[place] = gradient[place]! + error;
			}
		}
	});
	const add = (place: number, change: number): void =>
		void (gradient[place] = gradient[place]! + change);
	order.forEach((k, j) => {
		add(0, themeErrors[j]! * input.logits[k]!);
		add(1 + k, themeErrors[j]!);
		input.clauses.views.forEach((view, v) =>
			add(firstView(themes) + v, themeErrors[j]! * view[k]!)
		);
	});
	features.forEach((value, f) => {
		for (let c = 0; c <= MOST; c++)
			if (c !== 1) add(1 + themes + f * MOST + (c === 0 ? 0 : c - 1), value * counts[c]!);
	});
}

function modelOf(weights: Float32Array, themes: number): SetModel {
	const numbers = Array.from(weights, (value) => Number(value.toPrecision(5)));
	return {
		slope: numbers[0]!,
		shifts: numbers.slice(1, 1 + themes),
		views: numbers.slice(firstView(themes), firstPair(themes)),
		counts: Array.from({ length: FEATURES }, (_, f) =>
			numbers.slice(1 + themes + f * MOST, 1 + themes + (f + 1) * MOST)
		),
		pairs: numbers.slice(firstPair(themes))
	};
}
