import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * How large a theme is. A person's decisions and the machine's suggestions are never added up: a resident with a confirmed
 * and a suggested answer counts among the confirmed only, so that the two make up the residents of the theme.
 */
export const ThemeCount = z.object({
	theme: z.uuid(),
	confirmed_answers: count,
	suggested_answers: count,
	confirmed_residents: count,
	suggested_residents: count
});
export type ThemeCount = z.infer<typeof ThemeCount>;

export const Overview = z.object({
	answers: count,
	residents: count,
	checked: count,
	/** Open answers without any theme that nobody has checked. */
	none: count,
	none_residents: count,
	/** Checked by a person, who found no theme in them. */
	checked_none: count,
	checked_none_residents: count,
	themes: z.array(ThemeCount)
});
export type Overview = z.infer<typeof Overview>;

/** How many a person confirmed, and how many the machine alone suggests. */
const Standing = z.object({ confirmed: count, suggested: count });
export type Standing = z.infer<typeof Standing>;

/**
 * Sizes per value of a dimension, all in one unit: answers or residents. In `values` one with several themes counts once;
 * `total` is there whatever was found in it.
 */
export const Breakdown = z.object({
	values: z.array(Standing.extend({ value: z.string().nullable(), total: count })),
	cells: z.array(Standing.extend({ value: z.string().nullable(), theme: z.uuid() }))
});
export type Breakdown = z.infer<typeof Breakdown>;

/** At most this many dots stand in a row of the themes page. */
const MOST_DOTS = 80;
const ROUND_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000];

/** How many residents one dot stands for, so that the largest theme still fits. */
export function residentsPerDot(counts: readonly ThemeCount[]): number {
	const largest = Math.max(0, ...counts.map((c) => c.confirmed_residents + c.suggested_residents));
	return ROUND_STEPS.find((step) => largest / step <= MOST_DOTS) ?? Math.ceil(largest / MOST_DOTS);
}

/** Themes from large to small by residents; equal ones in the codebook's order. */
export function bySize(counts: readonly ThemeCount[]): ThemeCount[] {
	const size = (c: ThemeCount) => c.confirmed_residents + c.suggested_residents;
	return counts.toSorted((a, b) => size(b) - size(a));
}

/** The codebook in order, each theme with its subthemes right below it. */
export function familyOrder<T extends { id: string; parent_id: string | null }>(
	themes: readonly T[]
): T[] {
	const known = new Set(themes.map(({ id }) => id));
	return themes
		.filter(({ parent_id }) => !parent_id || !known.has(parent_id))
		.flatMap((top) => [top, ...themes.filter(({ parent_id }) => parent_id === top.id)]);
}

/** Themes from large to small, each with its subthemes right below it. An archived or unknown theme is left out. */
export function inFamilies<T extends { id: string; parent_id: string | null }>(
	counts: readonly ThemeCount[],
	themes: readonly T[]
): { theme: T; count: ThemeCount; parent: T | undefined }[] {
	const sized = bySize(counts).flatMap((count) => {
		const theme = themes.find(({ id }) => id === count.theme);
		const parent = theme && themes.find(({ id }) => id === theme.parent_id);
		return theme ? [{ theme, count, parent }] : [];
	});
	return sized
		.filter(({ parent }) => !parent)
		.flatMap((top) => [top, ...sized.filter(({ parent }) => parent === top.theme)]);
}
