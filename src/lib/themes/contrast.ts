import type { Breakdown, Standing } from './counts.ts';

/**
 * A group and all others together are set against each other only when each has this many residents, and a theme only when this
 * many residents of both together spoke of it: with fewer, chance alone gives large differences.
 */
export const LEAST_CONTRAST = { residents: 20, withTheme: 10 } as const;

/** How much more often residents of a group speak of a theme than all others do. */
export interface Contrast {
	value: string | null;
	theme: string;
	here: number;
	hereOf: number;
	elsewhere: number;
	elsewhereOf: number;
	/** Share here divided by the share elsewhere, with its 95 % interval. */
	lift: number;
	low: number;
	high: number;
	/** The interval does not hold 1: chance alone rarely gives this. */
	stands: boolean;
}

/**
 * The ratio of two shares with a 95 % interval on the logarithm (Katz, Baptista, Azen & Pike 1978, Biometrics 34: 469–474).
 * With nobody on one side, half a person is added to each count (Walter 1975, Biometrika 62: 371–374).
 */
export function lift(here: number, hereOf: number, elsewhere: number, elsewhereOf: number) {
	const add = here === 0 || elsewhere === 0 ? 0.5 : 0;
	const [a, n, c, k] = [here + add, hereOf + add, elsewhere + add, elsewhereOf + add];
	const ratio = a / n / (c / k);
	const half = 1.96 * Math.sqrt(1 / a - 1 / n + 1 / c - 1 / k);
	return { lift: ratio, low: ratio * Math.exp(-half), high: ratio * Math.exp(half) };
}

/**
 * Every theme in every group that is large enough, what stands out most first. The breakdown must be one of residents in
 * which each is in one group only. `standing` says which counts are compared; those of people and of the machine are never added up.
 */
export function contrasts({ values, cells }: Breakdown, standing: keyof Standing): Contrast[] {
	const all = values.reduce((sum, { total }) => sum + total, 0);
	const counted = new Map(
		cells.map((cell) => [`${cell.theme} ${cell.value ?? ''}`, cell[standing]])
	);
	const totals = new Map<string, number>();
	for (const cell of cells) totals.set(cell.theme, (totals.get(cell.theme) ?? 0) + cell[standing]);
	const found = values.flatMap(({ value, total: residents }) => {
		const others = all - residents;
		if (Math.min(residents, others) < LEAST_CONTRAST.residents) return [];
		return [...totals].flatMap(([theme, total]): Contrast[] => {
			if (total < LEAST_CONTRAST.withTheme) return [];
			const here = counted.get(`${theme} ${value ?? ''}`) ?? 0;
			const ratio = lift(here, residents, total - here, others);
			return [
				{
					value,
					theme,
					here,
					hereOf: residents,
					elsewhere: total - here,
					elsewhereOf: others,
					...ratio,
					stands: ratio.low > 1 || ratio.high < 1
				}
			];
		});
	});
	const strength = ({ lift }: Contrast) => Math.abs(Math.log(lift));
	return found.sort((a, b) => Number(b.stands) - Number(a.stands) || strength(b) - strength(a));
}
