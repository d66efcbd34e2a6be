import { describe, expect, it } from 'vitest';
import {
	agreementPerTheme,
	agrees,
	allAgree,
	committeeAgreement,
	lightKappa,
	cohenKappa,
	estimate,
	krippendorffAlpha,
	type Unit
} from './agreement.ts';

/** Units from one row per coder; a dot stands for a missing value. */
const units = (...rows: string[]): Unit<string>[] => {
	const values = rows.map((row) => row.split(' '));
	return values[0]!.map((_, place) =>
		values.map((row) => (row[place] === '.' ? null : row[place]!))
	);
};

describe("Cohen's kappa", () => {
	// Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions (3rd ed. 2003), §18.1: 100 patients, two raters.
	it('is .68 in the example of Fleiss, Levin and Paik', () => {
		const table = [
			[75, 1, 4],
			[5, 4, 1],
			[0, 0, 10]
		];
		const pairs = table.flatMap((row, first) =>
			row.flatMap((count, second) =>
				Array.from({ length: count }, (): Unit<number> => [first, second])
			)
		);
		expect(pairs).toHaveLength(100);
		expect(cohenKappa(pairs)).toBeCloseTo(0.68, 2);
	});
	it('is 0 for agreement by chance, 1 for all, and nothing where chance agrees on everything', () => {
		expect(cohenKappa(units('a a b b', 'a b a b'))).toBe(0);
		expect(cohenKappa(units('a b', 'a b'))).toBe(1);
		expect(cohenKappa(units('a a', 'a a'))).toBeNull();
		expect(cohenKappa([])).toBeNull();
	});
});

// The examples of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C.
describe("Krippendorff's alpha", () => {
	it('is .095 for two observers and binary data', () => {
		const alpha = krippendorffAlpha(units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'));
		expect(alpha).toBeCloseTo(0.095, 3);
	});
	it('is .692 for two observers and nominal data', () => {
		const alpha = krippendorffAlpha(units('a a b b d c c c e d d a', 'b a b b b c c c e d d d'));
		expect(alpha).toBeCloseTo(0.692, 3);
	});
	it('is .743 for four observers with missing values', () => {
		const alpha = krippendorffAlpha(
			units(
				'1 2 3 3 2 1 4 1 2 . . .',
				'1 2 3 3 2 2 4 1 2 5 . 3',
				'. 3 3 3 2 3 4 2 2 5 1 .',
				'1 2 3 3 2 4 4 1 2 5 1 .'
			)
		);
		expect(alpha).toBeCloseTo(0.743, 3);
	});
	it('is nothing when only one value was used', () => {
		expect(krippendorffAlpha(units('a a', 'a a'))).toBeNull();
	});
});

describe('the interval', () => {
	it('holds the value, is the same each time, and is narrower with more units', () => {
		const few = units('a a b b a b a a b b', 'a a b b a b b a b a');
		const many = Array.from({ length: 10 }, () => few).flat();
		const [one, other] = [estimate(few, cohenKappa), estimate(many, cohenKappa)];
		expect(one).toEqual(estimate(few, cohenKappa));
		expect(one.value).toBeCloseTo(other.value!);
		expect(one.low!).toBeLessThanOrEqual(one.value!);
		expect(one.high!).toBeGreaterThanOrEqual(one.value!);
		expect(other.high! - other.low!).toBeLessThan(one.high! - one.low!);
	});
});

describe('agreement on themes', () => {
	const coded = [
		{ answer: '1', first: ['groen'], second: ['groen'] },
		{ answer: '2', first: ['groen', 'wonen'], second: ['groen'] },
		{ answer: '3', first: [], second: [] },
		{ answer: '4', first: [], second: ['groen'] }
	];
	it('counts answers without the theme as well', () => {
		const [green, housing] = agreementPerTheme(coded, ['groen', 'wonen']);
		expect(green).toMatchObject({ first: 2, second: 3, both: 2 });
		// Agreed on 3 of 4; by chance 2/4 · 3/4 + 2/4 · 1/4 = 1/2.
		expect(green!.kappa.value).toBeCloseTo(0.5);
		expect(housing).toMatchObject({ first: 1, second: 0, both: 0 });
		expect(housing!.kappa.value).toBe(0);
	});
	it('on an answer is all or nothing', () => {
		expect(coded.map(agrees)).toEqual([true, false, true, false]);
		expect(agrees({ answer: '5', first: ['a', 'b'], second: ['b', 'a'] })).toBe(true);
	});
});

describe('agreement with a committee', () => {
	const quote = (answer: string, coder: string[], ...readers: string[][]) => ({
		...{ answer, response: answer, question: '', text: '', language: 'nl' },
		...{ coder, readers, standing: [], resolved: false }
	});
	it('is the mean of all pairs of coders, and that of the one pair with one member', () => {
		const pair = [
			[true, true],
			[true, false],
			[false, false],
			[false, true]
		];
		expect(lightKappa(pair)).toBeCloseTo(cohenKappa(pair)!);
		const three = pair.map(([a, b]) => [a!, b!, a!]);
		const pairs = [
			[0, 1],
			[0, 2],
			[1, 2]
		].map(([i, j]) => cohenKappa(three.map((unit) => [unit[i!]!, unit[j!]!]))!);
		expect(lightKappa(three)).toBeCloseTo((pairs[0]! + pairs[1]! + pairs[2]!) / 3);
		expect(lightKappa([])).toBeNull();
	});
	it('counts quotes to which nobody gave the theme as well', () => {
		const coded = [
			quote('1', ['groen'], ['groen'], ['groen']),
			quote('2', ['groen'], [], ['groen', 'wonen']),
			quote('3', [], [], []),
			quote('4', [], [], [])
		];
		const [green] = committeeAgreement(coded, ['groen']);
		expect(green).toMatchObject({ coder: 2, readers: 1.5 });
		// Colleague and second member agree on all; each with the first on 3 of 4: 0.5 twice, and 1.
		expect(green!.kappa.value).toBeCloseTo(2 / 3);
		expect(green!.alpha.value).toBeGreaterThan(0.5);
		expect(coded.map(allAgree)).toEqual([true, false, true, true]);
	});
});
