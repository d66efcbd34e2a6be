const MOST_CONSIDERED = 6;
const MOST_CHOSEN = 4;

/** Themes make room for each other: no theme at all is half as likely (in odds) as independence has it. */
const NONE_ODDS = 0.5;
/** The share of answers without a theme that was assumed is held on to as firmly as this many codings. */
const NONE_FIRMNESS = 2;

export interface Choice {
	/** Places of the themes chosen, likeliest first. */
	chosen: number[];
	/** The F1 that this choice is expected to have against what a person would choose. */
	expected: number;
}

/**
 * How much less likely (in odds) "no theme at all" is than independent themes would have it, by what the team chose:
 * where nearly every answer has a theme, the likeliest one is named even when none is likely by itself.
 */
export function noneOddsOf(
	codings: readonly { labels: readonly string[] }[],
	themes: readonly string[],
	start = NONE_ODDS
): number {
	if (codings.length === 0) return start;
	const counts = new Map(themes.map((theme) => [theme, 0]));
	let none = 0;
	for (const { labels } of codings) {
		const own = new Set(labels.filter((label) => counts.has(label)));
		if (own.size === 0) none += 1;
		for (const label of own) counts.set(label, counts.get(label)! + 1);
	}
	let alone = 1;
	for (const count of counts.values()) alone *= 1 - count / (codings.length + 1);
	if (alone >= 1) return 1;
	const assumed = (start * alone) / (1 - alone + start * alone);
	const share = (none + NONE_FIRMNESS * assumed) / (codings.length + NONE_FIRMNESS);
	return (share * (1 - alone)) / ((1 - share) * alone);
}

/**
 * Which themes to suggest: the set whose expected F1 against the (unknown) right set is highest, taking
 * the probabilities as independent but for `noneOdds`. An empty set is right when no theme is likely enough.
 */
export function decide(probabilities: ArrayLike<number>, noneOdds = NONE_ODDS): Choice {
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
	const odds = (noneOdds * empty) / (1 - empty);
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
