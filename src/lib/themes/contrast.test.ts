import { describe, expect, it } from 'vitest';
import { contrasts, lift } from './contrast.ts';

const theme = '6ee6e1a0-110b-42a8-a8b5-46688b1b234b';

describe('lift', () => {
	// Agresti, An Introduction to Categorical Data Analysis (2nd ed. 2007), §2.2: heart attacks with placebo and with aspirin.
	it('gives the ratio and the interval of the Physicians’ Health Study', () => {
		const { lift: ratio, low, high } = lift(189, 11034, 104, 11037);
		expect(ratio).toBeCloseTo(1.82, 2);
		expect(low).toBeCloseTo(1.43, 2);
		expect(high).toBeCloseTo(2.3, 1);
	});
	it('has an interval when nobody on one side spoke of it', () => {
		const { lift: ratio, low, high } = lift(0, 30, 12, 40);
		expect(ratio).toBeGreaterThan(0);
		expect(low).toBeLessThan(ratio);
		expect(high).toBeGreaterThan(ratio);
		expect(lift(12, 40, 0, 30).lift).toBeCloseTo(1 / ratio);
	});
});

describe('contrasts', () => {
	const value = (name: string, total: number) => ({
		value: name,
		total,
		confirmed: 0,
		suggested: 0
	});
	const cell = (name: string, confirmed: number, suggested: number) => ({
		value: name,
		theme,
		confirmed,
		suggested
	});
	const breakdown = {
		values: [value('plein', 50), value('straat', 40), value('steeg', 5)],
		cells: [cell('plein', 30, 1), cell('straat', 5, 2)]
	};
	it('compares a group with all others together, and leaves small groups out', () => {
		const [first, second, ...rest] = contrasts(breakdown, 'confirmed');
		expect(rest).toEqual([]);
		expect(first).toMatchObject({
			value: 'plein',
			here: 30,
			hereOf: 50,
			elsewhere: 5,
			elsewhereOf: 45,
			stands: true
		});
		expect(first!.lift).toBeCloseTo(30 / 50 / (5 / 45));
		expect(second).toMatchObject({ value: 'straat', here: 5, elsewhere: 30, elsewhereOf: 55 });
	});
	it('says nothing about a theme that few spoke of, and never adds suggestions to what people confirmed', () => {
		expect(contrasts(breakdown, 'suggested')).toEqual([]);
	});
});
