import { sigmoid } from './linear.ts';

/** What was thought of a coding by one who had not seen it: beforehand, what others' codings change, and what it got. */
export interface Unseen {
	prior: Float64Array;
	change: Float64Array;
	targets: readonly boolean[];
}

/** How far what was learned may count: from not at all to in full. */
const SHARES = [0, 0.25, 0.5, 0.75, 1];
/** A share is held to one half as if by so many units of log-loss. */
const FIRMNESS = 3;

/**
 * How far the change that codings bring should count, by the log-loss on codings that were left out when it was learned:
 * 0 keeps to what was thought beforehand. Only the themes at `places` are looked at.
 */
export function shareOfChange(unseen: readonly Unseen[], places: readonly number[]): number {
	let best = 1;
	let least = Infinity;
	for (const share of SHARES) {
		let loss = FIRMNESS * (share - 0.5) ** 2;
		for (const { prior, change, targets } of unseen) {
			for (const k of places) {
				const score = prior[k]! + share * change[k]!;
				loss += Math.log1p(Math.exp(targets[k] ? -score : score));
			}
		}
		if (loss < least - 1e-9) [best, least] = [share, loss];
	}
	return best;
}

/** The logarithm of the odds is held to its start as firmly as a normal distribution of this width would. */
const WIDTH = 0.3;
const STEPS = 20;

/**
 * How much less likely (in odds) "no theme at all" is than the probabilities by themselves have it, by how many of the
 * codings have none: the most likely value, held to `start` (Newton's method on its logarithm).
 */
export function fitNoneOdds(
	judged: readonly { probabilities: ArrayLike<number>; none: boolean }[],
	start: number
): number {
	const alone = judged.map(({ probabilities }) => {
		let rest = 0;
		for (let k = 0; k < probabilities.length; k++)
			rest += Math.log1p(-Math.min(1 - 1e-9, probabilities[k]!));
		return rest - Math.log(Math.max(1e-12, -Math.expm1(rest)));
	});
	let log = Math.log(start);
	for (let step = 0; step < STEPS; step++) {
		let slope = (Math.log(start) - log) / WIDTH ** 2;
		let curve = 1 / WIDTH ** 2;
		alone.forEach((odds, i) => {
			const chance = sigmoid(odds + log);
			slope += (judged[i]!.none ? 1 : 0) - chance;
			curve += chance * (1 - chance);
		});
		const move = Math.max(-1, Math.min(1, slope / curve));
		log += move;
		if (Math.abs(move) < 1e-6) break;
	}
	return Math.exp(log);
}
