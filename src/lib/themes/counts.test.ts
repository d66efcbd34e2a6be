import { describe, expect, it } from 'vitest';
import { bySize, familyOrder, inFamilies, residentsPerDot, type ThemeCount } from './counts.ts';

const theme = (confirmed: number, suggested: number): ThemeCount => ({
	theme: `00000000-0000-4000-8000-${String(confirmed * 1000 + suggested).padStart(12, '0')}`,
	confirmed_answers: confirmed,
	suggested_answers: suggested,
	confirmed_residents: confirmed,
	suggested_residents: suggested
});

describe('sizes', () => {
	it('shows each resident as one dot as long as they fit', () => {
		expect(residentsPerDot([])).toBe(1);
		expect(residentsPerDot([theme(40, 40), theme(1, 1)])).toBe(1);
		expect(residentsPerDot([theme(40, 41)])).toBe(2);
		expect(residentsPerDot([theme(9000, 7000)])).toBe(200);
	});
	it('puts the largest theme first and leaves equal ones in order', () => {
		const [a, b, c] = [theme(1, 2), theme(2, 1), theme(0, 9)];
		expect(bySize([a, b, c])).toEqual([c, a, b]);
	});
	it('puts subthemes below their theme, and counts only themes that are there', () => {
		const [big, small, sub] = [theme(1, 8), theme(2, 0), theme(1, 0)];
		const themes = [
			{ id: small.theme, parent_id: null },
			{ id: sub.theme, parent_id: big.theme },
			{ id: big.theme, parent_id: null }
		];
		const rows = inFamilies([small, sub, big, theme(9, 9)], themes);
		expect(rows.map(({ count }) => count)).toEqual([big, sub, small]);
		expect(rows[1]!.parent).toBe(themes[2]);
		expect(familyOrder(themes).map(({ id }) => id)).toEqual([small.theme, big.theme, sub.theme]);
	});
});
