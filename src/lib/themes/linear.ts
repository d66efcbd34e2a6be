/** Sparse rows: row i holds the entries from `starts[i]` up to `starts[i + 1]`. */
export interface SparseRows {
	readonly count: number;
	readonly width: number;
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly values: Float32Array;
}

export interface LogisticProblem {
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
	iterations: number;
	/** Stops when the objective falls less than this share in two steps running. */
	tolerance?: number;
}

/** Column by column, one weight per output. */
export type Weights = Float32Array;

const MEMORY = 6;
/** So many small steps in a row, and the descent has come to rest. */
const PATIENCE = 2;

/**
 * Logistic regression for all outputs at once: full batch, limited-memory BFGS. No randomness, so the
 * same rows in the same order always give the same weights.
 */
export function trainLogistic(problem: LogisticProblem): Weights {
	const size = problem.rows.width * problem.outputs;
	const evaluate = objectiveOf(problem);
	let weights = new Float32Array(size);
	let gradient = new Float32Array(size);
	let loss = evaluate(weights, gradient);
	const steps: Float32Array[] = [];
	const changes: Float32Array[] = [];
	let quiet = 0;
	const spare: Float32Array<ArrayBuffer>[] = [];
	for (let round = 0; round < problem.iterations; round++) {
		const direction = descend(gradient, steps, changes);
		const slope = dot(direction, gradient);
		if (!(slope < 0)) break;
		let rate = steps.length === 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
		const next = spare.pop() ?? new Float32Array(size);
		const nextGradient = spare.pop() ?? new Float32Array(size);
		let nextLoss = Infinity;
		for (let attempt = 0; attempt < 20; attempt++) {
			for (let i = 0; i < size; i++) next[i] = weights[i]! + rate * direction[i]!;
			nextLoss = evaluate(next, nextGradient);
			if (nextLoss <= loss + 1e-4 * rate * slope) break;
			rate /= 2;
		}
		if (!(nextLoss < loss)) break;
		remember(steps, next, weights);
		remember(changes, nextGradient, gradient);
		const gain = (loss - nextLoss) / Math.max(1e-12, Math.abs(loss));
		spare.push(weights, gradient);
		weights = next;
		gradient = nextGradient;
		loss = nextLoss;
		quiet = gain < (problem.tolerance ?? 1e-5) ? quiet + 1 : 0;
		if (quiet >= PATIENCE) break;
	}
	return weights;
}

function remember(history: Float32Array[], now: Float32Array, before: Float32Array): void {
	const change = history.length >= MEMORY ? history.shift()! : new Float32Array(now.length);
	for (let i = 0; i < now.length; i++) change[i] = now[i]! - before[i]!;
	history.push(change);
}

function descend(gradient: Float32Array, steps: Float32Array[], changes: Float32Array[]) {
	const direction = new Float32Array(gradient);
	const shares: number[] = [];
	for (let k = steps.length - 1; k >= 0; k--) {
		const share = dot(steps[k]!, direction) / dot(changes[k]!, steps[k]!);
		shares[k] = share;
		add(direction, changes[k]!, -share);
	}
	if (steps.length > 0) {
		const y = changes.at(-1)!;
		scale(direction, dot(steps.at(-1)!, y) / dot(y, y));
	}
	for (let k = 0; k < steps.length; k++) {
		const share = dot(changes[k]!, direction) / dot(changes[k]!, steps[k]!);
		add(direction, steps[k]!, shares[k]! - share);
	}
	scale(direction, -1);
	return direction;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
	return sum;
}

function add(target: Float32Array, source: Float32Array, factor: number): void {
	for (let i = 0; i < target.length; i++) target[i] = target[i]! + factor * source[i]!;
}

function scale(target: Float32Array, factor: number): void {
	for (let i = 0; i < target.length; i++) target[i] = target[i]! * factor;
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

function objectiveOf(problem: LogisticProblem) {
	const { rows, outputs, targets, importance, offsets, penalty } = problem;
	const scores = new Float64Array(outputs);
	const errors = new Float64Array(outputs);
	return (weights: Weights, gradient: Float32Array): number => {
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
