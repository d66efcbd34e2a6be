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
