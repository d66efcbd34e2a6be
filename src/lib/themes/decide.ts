const MOST_CONSIDERED = 6;
const MOST_CHOSEN = 4;

/** Themes make room for each other: no theme at all is half as likely (in odds) as independence has it. */
const NONE_ODDS = 0.5;

/**
 * Which themes to suggest: the set whose expected F1 against the (unknown) right set is highest, taking
 * the probabilities as independent. An empty set is right when no theme is likely enough.
 */
export function choose(probabilities: ArrayLike<number>): number[] {
	return decide(probabilities).chosen;
}

export interface Choice {
	/** Places of the themes chosen, likeliest first. */
	chosen: number[];
	/** The F1 that this choice is expected to have against what a person would choose. */
	expected: number;
}

export function decide(probabilities: ArrayLike<number>): Choice {
	const order = Array.from(probabilities, (_, k) => k).sort(
		(a, b) => probabilities[b]! - probabilities[a]! || a - b
	);
	const top = order.slice(0, MOST_CONSIDERED);
	let others = 0;
	for (const k of order.slice(MOST_CONSIDERED)) others += probabilities[k]!;
	const none = Math.exp(-others);
	const expected = new Float64Array(top.length + 1);
	let empty = 0;
	for (let subset = 0; subset < 1 << top.length; subset++) {
		let chance = 1;
		let size = 0;
		for (let j = 0; j < top.length; j++) {
			const inside = (subset >> j) & 1;
			chance *= inside ? probabilities[top[j]!]! : 1 - probabilities[top[j]!]!;
			size += inside;
		}
		if (size === 0) empty = chance * none;
		if (chance < 1e-7) continue;
		let right = 0;
		for (let count = 1; count <= top.length; count++) {
			right += (subset >> (count - 1)) & 1;
			const f1 =
				(none * 2 * right) / (size + count) + ((1 - none) * 2 * right) / (size + count + 1);
			expected[count] = expected[count]! + chance * f1;
		}
	}
	if (empty >= 1) return { chosen: [], expected: 1 };
	const odds = (NONE_ODDS * empty) / (1 - empty);
	expected[0] = odds / (1 + odds);
	const filled = (1 - expected[0]) / (1 - empty);
	let best = 0;
	for (let count = 1; count <= Math.min(MOST_CHOSEN, top.length); count++) {
		if (filled * expected[count]! > (best === 0 ? expected[0] : filled * expected[best]!))
			best = count;
	}
	return {
		chosen: top.slice(0, best),
		expected: Math.min(1, best === 0 ? expected[0] : filled * expected[best]!)
	};
}
