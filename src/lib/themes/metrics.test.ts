import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import {
	calibrationError,
	compareGroups,
	coverageAt,
	interval,
	macroF1,
	microF1,
	samplesF1,
	type Judged
} from './metrics.ts';

const judged = (
	gold: string[],
	suggested: string[],
	chances: Record<string, number> = {}
): Judged => ({
	gold,
	suggested,
	probabilities: new Map(Object.entries(chances))
});

describe('scores', () => {
	const answers = [
		judged(['a', 'b'], ['a']),
		judged([], []),
		judged([], ['a']),
		judged(['b'], ['b'])
	];

	it('average per answer, over all labels and per theme', () => {
		expect(samplesF1(answers)).toBeCloseTo((2 / 3 + 1 + 0 + 1) / 4);
		expect(microF1(answers)).toBeCloseTo((2 * 2) / (3 + 3));
		expect(macroF1(answers, ['a', 'b'])).toBeCloseTo((2 / 3 + 2 / 3) / 2);
	});
	it('say how many suggestions are sure, and how often those are right', () => {
		const sure = [
			judged(['a'], ['a', 'b'], { a: 0.9, b: 0.6 }),
			judged(['b'], ['a'], { a: 0.95 }),
			judged([], ['b'], { b: 0.3 })
		];
		expect(coverageAt(sure, 0.8)).toEqual({ share: 0.5, precision: 0.5 });
		expect(coverageAt(sure, 0.99)).toEqual({ share: 0, precision: 1 });
	});
	it('have an interval that holds the score and is the same each time', () => {
		const [low, high] = interval(answers, samplesF1);
		expect(low).toBeLessThan(samplesF1(answers));
		expect(high).toBeGreaterThan(samplesF1(answers));
		expect(interval(answers, samplesF1)).toEqual([low, high]);
	});
	it('see probabilities that promise too much', () => {
		const honest = [judged(['a'], [], { a: 0.5 }), judged([], [], { a: 0.5 })];
		expect(calibrationError(honest, ['a'])).toBeCloseTo(0);
		expect(calibrationError([judged([], [], { a: 0.9 })], ['a'])).toBeCloseTo(0.9);
	});
	it('compare groupings regardless of names, and give chance nothing', () => {
		const same = compareGroups(['a', 'a', 'b', 'b'], ['x', 'x', 'y', 'y']);
		expect(same.ami).toBeCloseTo(1);
		expect(same.vMeasure).toBeCloseTo(1);
		expect(compareGroups(['a', 'a', 'b', 'b'], ['x', 'y', 'x', 'y']).ami).toBeLessThan(0.01);
	});
});

describe('choosing themes', () => {
	it('takes what is likely, and nothing when nothing is', () => {
		expect(decide([0.9, 0.05, 0.8]).chosen).toEqual([0, 2]);
		expect(decide([0.02, 0.03, 0.01]).chosen).toEqual([]);
		expect(decide([]).chosen).toEqual([]);
		expect(decide([0, 0]).chosen).toEqual([]);
		expect(decide([0.3, 0.1]).chosen).toEqual([]);
		expect(decide([0.45, 0.1]).chosen).toEqual([0]);
	});
});
