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

/** Scores of one row, written into `scores`. */
export function scoreRow(
	rows: SparseRows,
	row: number,
	weights: Weights,
	outputs: number,
	scores: Float64Array
): void {
	const { starts, columns, values } = rows;
	for (let at = starts[row]!, end = starts[row + 1]!; at < end; at++) {
		const base = columns[at]! * outputs;
		const value = values[at]!;
		for (let k = 0; k < outputs; k++) scores[k] = scores[k]! + value * weights[base + k]!;
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
			scoreRow(rows, row, weights, outputs, scores);
			for (let k = 0; k < outputs; k++) {
				const share = importance[base + k]!;
				const target = targets[base + k]!;
				const score = scores[k]!;
				loss +=
					share * (Math.max(score, 0) - target * score + Math.log1p(Math.exp(-Math.abs(score))));
				errors[k] = share * (sigmoid(score) - target);
			}
			for (let at = rows.starts[row]!, end = rows.starts[row + 1]!; at < end; at++) {
				const first = rows.columns[at]! * outputs;
				const value = rows.values[at]!;
				for (let k = 0; k < outputs; k++)
					gradient[first + k] = gradient[first + k]! + value * errors[k]!;
			}
		}
		return loss;
	};
}
