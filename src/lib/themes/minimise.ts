/** Writes the gradient at `weights` into `gradient` and returns the loss there. */
export type Objective = (weights: Float32Array, gradient: Float32Array) => number;

export interface Descent {
	iterations: number;
	/** Stops when the objective falls less than this share in two steps running. */
	tolerance?: number;
}

const MEMORY = 6;
/** So many small steps in a row, and the descent has come to rest. */
const PATIENCE = 2;

/** Limited-memory BFGS over the full batch. No randomness: the same objective always ends at the same place. */
export function minimise(
	evaluate: Objective,
	from: Float32Array<ArrayBuffer>,
	{ iterations, tolerance = 1e-5 }: Descent
): Float32Array<ArrayBuffer> {
	const size = from.length;
	let weights = from;
	let gradient = new Float32Array(size);
	let loss = evaluate(weights, gradient);
	const steps: Float32Array[] = [];
	const changes: Float32Array[] = [];
	let quiet = 0;
	const spare: Float32Array<ArrayBuffer>[] = [];
	for (let round = 0; round < iterations; round++) {
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
		quiet = gain < tolerance ? quiet + 1 : 0;
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
