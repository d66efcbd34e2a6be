import { minimise, type Descent, type Objective } from './minimise.ts';

/** Sparse rows: row i holds the entries from `starts[i]` up to `starts[i + 1]`. */
export interface SparseRows {
	readonly count: number;
	readonly width: number;
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly values: Float32Array;
}

export interface LogisticProblem extends Descent {
	rows: SparseRows;
	outputs: number;
	/** Row by row, one target between 0 and 1 per output. */
	targets: Float32Array;
	/** Weight per row and output; 0 leaves a pair out. */
	importance: Float32Array;
	/** What is known beforehand: added to the score of each row and output. */
	offsets?: Float32Array;
	/** Ridge penalty per column (shared by all outputs). */
	penalty: Float32Array;
}

/** Column by column, one weight per output. */
export type Weights = Float32Array;

/**
 * Logistic regression for all outputs at once. No randomness, so the same rows in the same order always
 * give the same weights.
 */
export function trainLogistic(problem: LogisticProblem): Weights {
	const start = new Float32Array(problem.rows.width * problem.outputs);
	return minimise(objectiveOf(problem), start, problem);
}

export function sigmoid(score: number): number {
	return score >= 0 ? 1 / (1 + Math.exp(-score)) : Math.exp(score) / (1 + Math.exp(score));
}

/** Adds the scores of one row to `scores`; four outputs at a time, which takes a third less time. */
function scoreRow(
	{ starts, columns, values }: SparseRows,
	row: number,
	weights: Weights,
	scores: Float64Array
): void {
	const outputs = scores.length;
	const start = starts[row]!;
	const end = starts[row + 1]!;
	let k = 0;
	for (; k + 4 <= outputs; k += 4) {
		let first = scores[k]!;
		let second = scores[k + 1]!;
		let third = scores[k + 2]!;
		let fourth = scores[k + 3]!;
		for (let at = start; at < end; at++) {
			const place = columns[at]! * outputs + k;
			const value = values[at]!;
			first += value * weights[place]!;
			second += value * weights[place + 1]!;
			third += value * weights[place + 2]!;
			fourth += value * weights[place + 3]!;
		}
		scores[k] = first;
		scores[k + 1] = second;
		scores[k + 2] = third;
		scores[k + 3] = fourth;
	}
	for (; k < outputs; k++) {
		let sum = scores[k]!;
		for (let at = start; at < end; at++) sum += values[at]! * weights[columns[at]! * outputs + k]!;
		scores[k] = sum;
	}
}

/** Adds to the gradient what the errors of one row bear on each weight; four outputs at a time too. */
function addErrors(
	{ starts, columns, values }: SparseRows,
	row: number,
	errors: Float64Array,
	gradient: Float32Array
): void {
	const outputs = errors.length;
	const start = starts[row]!;
	const end = starts[row + 1]!;
	let k = 0;
	for (; k + 4 <= outputs; k += 4) {
		const first = errors[k]!;
		const second = errors[k + 1]!;
		const third = errors[k + 2]!;
		const fourth = errors[k + 3]!;
		for (let at = start; at < end; at++) {
			const place = columns[at]! * outputs + k;
			const value = values[at]!;
			gradient[place] = gradient[place]! + value * first;
			gradient[place + 1] = gradient[place + 1]! + value * second;
			gradient[place + 2] = gradient[place + 2]! + value * third;
			gradient[place + 3] = gradient[place + 3]! + value * fourth;
		}
	}
	for (; k < outputs; k++) {
		const error = errors[k]!;
		for (let at = start; at < end; at++) {
			const place = columns[at]! * outputs + k;
			gradient[place] = gradient[place]! + values[at]! * error;
		}
	}
}

function objectiveOf(problem: LogisticProblem): Objective {
	const { rows, outputs, targets, importance, offsets, penalty } = problem;
	const scores = new Float64Array(outputs);
	const errors = new Float64Array(outputs);
	return (weights, gradient) => {
		let loss = 0;
		for (let c = 0; c < rows.width; c++) {
			const ridge = penalty[c]!;
			for (let i = c * outputs, end = i + outputs; i < end; i++) {
				const weight = weights[i]!;
				loss += 0.5 * ridge * weight * weight;
				gradient[i] = ridge * weight;
			}
		}
		for (let row = 0; row < rows.count; row++) {
			const base = row * outputs;
			for (let k = 0; k < outputs; k++) scores[k] = offsets ? offsets[base + k]! : 0;
			scoreRow(rows, row, weights, scores);
			for (let k = 0; k < outputs; k++) {
				const share = importance[base + k]!;
				const target = targets[base + k]!;
				const score = scores[k]!;
				loss +=
					share * (Math.max(score, 0) - target * score + Math.log1p(Math.exp(-Math.abs(score))));
				errors[k] = share * (sigmoid(score) - target);
			}
			addErrors(rows, row, errors, gradient);
		}
		return loss;
	};
}
