/** What coders said of one unit, in the order of the coders; null for a coder who said nothing of it. */
export type Unit<T> = readonly (T | null)[];

/**
 * Cohen's kappa of two coders: agreement beyond what their own shares give by chance (Cohen 1960, Educational and Psychological
 * Measurement 20: 37–46). Null without units, and where chance alone would agree on everything.
 */
export function cohenKappa<T>(units: readonly Unit<T>[]): number | null {
	const pairs = units.filter((unit) => unit[0] != null && unit[1] != null);
	if (pairs.length === 0) return null;
	const [first, second] = [
		tally(pairs.map((unit) => unit[0]!)),
		tally(pairs.map((unit) => unit[1]!))
	];
	const agreed = pairs.filter((unit) => unit[0] === unit[1]).length / pairs.length;
	let chance = 0;
	for (const [value, count] of first)
		chance += (count / pairs.length) * ((second.get(value) ?? 0) / pairs.length);
	return chance === 1 ? null : (agreed - chance) / (1 - chance);
}

/**
 * Krippendorff's alpha for nominal data, any number of coders, missing values left out (Krippendorff 2004, Content Analysis,
 * ch. 11; 2011, Computing Krippendorff's Alpha-Reliability). Null when there is nothing to compare, or only one value was used.
 */
export function krippendorffAlpha<T>(units: readonly Unit<T>[]): number | null {
	const compared = units
		.map((unit) => unit.filter((value): value is T & {} => value !== null))
		.filter((values) => values.length > 1);
	const totals = tally(compared.flat());
	const all = [...totals.values()].reduce((sum, count) => sum + count, 0);
	let different = 0;
	for (const values of compared) {
		const same = [...tally(values).values()].reduce((sum, count) => sum + count * (count - 1), 0);
		different += (values.length * (values.length - 1) - same) / (values.length - 1);
	}
	const byChance = [...totals.values()].reduce((sum, count) => sum + count * (all - count), 0);
	return byChance === 0 ? null : 1 - ((all - 1) * different) / byChance;
}

function tally<T>(values: readonly T[]): Map<T, number> {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/**
 * The mean of Cohen's kappa over all pairs of coders, with two coders the same as Cohen's (Light 1971, Psychological Bulletin 76:
 * 365–377). For a yes or no from each coder for every unit. Null where no pair has a value.
 */
export function lightKappa(units: readonly Unit<boolean>[]): number | null {
	const coders = units[0]?.length ?? 0;
	let [sum, pairs] = [0, 0];
	for (let one = 0; one < coders; one++) {
		for (let other = one + 1; other < coders; other++) {
			const kappa = pairKappa(units, one, other);
			if (kappa === null) continue;
			sum += kappa;
			pairs += 1;
		}
	}
	return pairs === 0 ? null : sum / pairs;
}

/** Cohen's kappa of two of the coders, by counting: an interval asks for it thousands of times. */
function pairKappa(units: readonly Unit<boolean>[], one: number, other: number): number | null {
	let [ones, others, same] = [0, 0, 0];
	for (const unit of units) {
		if (unit[one]) ones += 1;
		if (unit[other]) others += 1;
		if (unit[one] === unit[other]) same += 1;
	}
	const all = units.length;
	const chance = (ones * others + (all - ones) * (all - others)) / all ** 2;
	return chance === 1 ? null : (same / all - chance) / (1 - chance);
}

/** A statistic with its 95 % interval; null where it has no value. */
export interface Estimate {
	value: number | null;
	low: number | null;
	high: number | null;
}

const DRAWS = 1000;
const SEED = 20_041_960;

/**
 * The statistic with a 95 % percentile interval from drawing units anew (Efron & Tibshirani 1993, ch. 13). The draws are always the
 * same, so that the same codings give the same interval. Draws in which the statistic has no value do not count.
 */
export function estimate<T>(
	units: readonly Unit<T>[],
	statistic: (units: readonly Unit<T>[]) => number | null
): Estimate {
	const value = statistic(units);
	if (value === null) return { value, low: null, high: null };
	const next = random(SEED);
	const drawn: number[] = [];
	for (let draw = 0; draw < DRAWS; draw++) {
		const again = statistic(units.map(() => units[Math.floor(next() * units.length)]!));
		if (again !== null) drawn.push(again);
	}
	drawn.sort((a, b) => a - b);
	const at = (share: number) =>
		drawn[Math.min(drawn.length - 1, Math.floor(drawn.length * share))] ?? null;
	return { value, low: at(0.025), high: at(0.975) };
}

/** Numbers from 0 to 1 that are the same for a seed (mulberry32, Tommy Ettinger, public domain). */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** One answer as two coders saw it: the themes that each gave it, none included. */
export interface TwiceCoded {
	answer: string;
	first: readonly string[];
	second: readonly string[];
}

export interface ThemeAgreement {
	theme: string;
	/** How many answers each coder gave the theme, and how many both did. */
	first: number;
	second: number;
	both: number;
	kappa: Estimate;
	alpha: Estimate;
}

/**
 * How far two coders agree on each theme. Each theme is a yes or no for every answer that was offered: an answer to which neither
 * gave the theme is an agreement as well, and leaving those out would make the figures too low or too high.
 */
export function agreementPerTheme(
	coded: readonly TwiceCoded[],
	themes: readonly string[]
): ThemeAgreement[] {
	return themes.map((theme) => {
		const units = coded.map(({ first, second }) => [first.includes(theme), second.includes(theme)]);
		return {
			theme,
			first: units.filter(([a]) => a).length,
			second: units.filter(([, b]) => b).length,
			both: units.filter(([a, b]) => a && b).length,
			kappa: estimate<boolean>(units, cohenKappa),
			alpha: estimate<boolean>(units, krippendorffAlpha)
		};
	});
}

/** True when both gave exactly the same themes. */
export const agrees = ({ first, second }: TwiceCoded): boolean =>
	first.length === second.length && first.every((theme) => second.includes(theme));

/** A released quote as a colleague and members of the committee saw it. */
export interface CommitteeCoding {
	answer: string;
	response: string;
	question: string;
	text: string;
	language: string;
	coder: readonly string[];
	/** One list of themes for each member who coded all quotes, in the same order for every quote. */
	readers: readonly (readonly string[])[];
	/** What the answer has by the team's own decisions. */
	standing: readonly string[];
	resolved: boolean;
}

export interface CommitteeAgreement {
	theme: string;
	/** To how many quotes the colleague gave the theme, and the members of the committee on average. */
	coder: number;
	readers: number;
	kappa: Estimate;
	alpha: Estimate;
}

/** How far a colleague and all members of the committee agree on each theme, over all quotes that were offered. */
export function committeeAgreement(
	coded: readonly CommitteeCoding[],
	themes: readonly string[]
): CommitteeAgreement[] {
	return themes.map((theme) => {
		const units = coded.map(({ coder, readers }) =>
			[coder, ...readers].map((given) => given.includes(theme))
		);
		const given = (unit: readonly boolean[]) => unit.slice(1).filter(Boolean).length;
		const members = Math.max(1, (units[0]?.length ?? 1) - 1);
		return {
			theme,
			coder: units.filter(([first]) => first).length,
			readers: units.reduce((sum, unit) => sum + given(unit), 0) / members,
			kappa: estimate<boolean>(units, lightKappa),
			alpha: estimate<boolean>(units, krippendorffAlpha)
		};
	});
}

/** True when everybody gave exactly the same themes. */
export const allAgree = ({ answer, coder, readers }: CommitteeCoding): boolean =>
	readers.every((second) => agrees({ answer, first: coder, second }));
