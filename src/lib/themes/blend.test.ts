import { describe, expect, it } from 'vitest';
import { fitNoneOdds, shareOfChange, type Unseen } from './blend.ts';

const seen = (prior: number, change: number, target: boolean): Unseen => ({
	prior: Float64Array.of(prior),
	change: Float64Array.of(change),
	targets: [target]
});
const many = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);

describe('how far what was learned counts', () => {
	it('is in full where it foretells codings that were left out, and not at all where it misleads', () => {
		const right = [...many(20, seen(0, 2, true)), ...many(20, seen(0, -2, false))];
		expect(shareOfChange(right, [0])).toBe(1);
		const wrong = [...many(20, seen(2, -3, true)), ...many(20, seen(-2, 3, false))];
		expect(shareOfChange(wrong, [0])).toBe(0);
	});
	it('is one half where nothing tells, and looks at the themes asked for only', () => {
		expect(shareOfChange([], [0])).toBe(0.5);
		expect(shareOfChange(many(20, seen(2, -3, true)), [])).toBe(0.5);
	});
});

describe('the odds of no theme', () => {
	const answers = (count: number, none: boolean) =>
		many(count, { probabilities: [0.3, 0.2], none });
	it('stay near their start with few codings', () => {
		expect(fitNoneOdds(answers(2, false), 0.3)).toBeGreaterThan(0.25);
		expect(fitNoneOdds([], 0.3)).toBeCloseTo(0.3);
	});
	it('become what makes the codings without a theme as many as they are', () => {
		const odds = fitNoneOdds([...answers(500, true), ...answers(500, false)], 0.3);
		const alone = 0.7 * 0.8;
		expect((odds * alone) / (1 - alone + odds * alone)).toBeCloseTo(0.5, 1);
	});
});
