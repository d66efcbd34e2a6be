/** How firmly each answer speaks of each candidate: answer by answer, one number from 0 to 1 per candidate. */
export type Affinities = readonly Float64Array[];

export interface CoverLimits {
	/** A candidate is chosen only if it adds at least so much, in answers. */
	least: number;
	/** No more candidates than this. */
	most: number;
}

/**
 * A few candidates that together say best what the answers are about: each time the one that adds most to the sum of every
 * answer's best affinity (facility location, greedily; Nemhauser, Wolsey & Fisher 1978). Equal ones by their place.
 */
export function chooseCover(
	affinities: Affinities,
	candidates: readonly number[],
	{ least, most }: CoverLimits
): number[] {
	const best = new Float64Array(affinities.length);
	const chosen: number[] = [];
	while (chosen.length < most) {
		let next = -1;
		let gain = least;
		for (const candidate of candidates) {
			let sum = 0;
			affinities.forEach((own, i) => {
				const more = own[candidate]! - best[i]!;
				if (more > 0) sum += more;
			});
			if (sum > gain + 1e-9) [next, gain] = [candidate, sum];
		}
		if (next < 0) break;
		chosen.push(next);
		affinities.forEach((own, i) => (best[i] = Math.max(best[i]!, own[next]!)));
	}
	return chosen;
}

/** Per answer the chosen candidate it speaks of most, or -1 where it speaks of none firmly enough. */
export function assignToCover(
	affinities: Affinities,
	chosen: readonly number[],
	firm: number
): number[] {
	const order = [...chosen].sort((a, b) => a - b);
	return affinities.map((own) => {
		let best = -1;
		for (const candidate of order) {
			if (own[candidate]! >= firm && (best < 0 || own[candidate]! > own[best]!)) best = candidate;
		}
		return best;
	});
}
