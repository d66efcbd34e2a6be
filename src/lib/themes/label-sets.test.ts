import { describe, expect, it } from 'vitest';
import { VIEWS } from './clauses.ts';
import { fitSets } from './fit-sets.ts';
import { judgeSets, reorder, type SetInput } from './label-sets.ts';

const input = (logits: number[], words = 10): SetInput => ({
	logits,
	style: [-2, -1],
	words,
	clauses: {
		views: Array.from({ length: VIEWS }, () => new Float64Array(logits.length + 2)),
		clauses: 1,
		leaders: 1
	}
});

/** Themes 0 and 1 always come together in long answers; theme 2 comes alone. */
const examples = Array.from({ length: 200 }, (_, i) =>
	i % 2 === 0
		? { input: input([1, 0, -2], 30), themes: [0, 1] }
		: { input: input([-2, 0, 1], 5), themes: [2] }
);

describe('sets of themes', () => {
	const model = fitSets(examples, 3);
	it('learn which themes go together', () => {
		expect(judgeSets(model, input([1, 0, -2], 30)).chosen).toEqual([0, 1]);
		expect(judgeSets(model, input([-2, 0, 1], 5)).chosen).toEqual([2]);
	});
	it('give probabilities and an expectation between nothing and certainty', () => {
		const { probabilities, expected } = judgeSets(model, input([1, 0, -2], 30));
		for (const chance of probabilities) {
			expect(chance).toBeGreaterThanOrEqual(0);
			expect(chance).toBeLessThanOrEqual(1);
		}
		expect(probabilities[1]).toBeGreaterThan(0.8);
		expect(expected).toBeGreaterThan(0.8);
		expect(expected).toBeLessThanOrEqual(1);
	});
	it('judge the same when the themes stand in another order, beside new ones', () => {
		const turned = reorder(model, [2, -1, 1, 0]);
		const { chosen } = judgeSets(turned, input([-2, -9, 0, 1], 30));
		expect(chosen).toEqual([3, 2]);
	});
	it('learn what a clause says that the whole does not', () => {
		const said = (clause: number): SetInput => {
			const one = input([1, 0, -1]);
			one.clauses.views[0]![1] = clause;
			return one;
		};
		const told = Array.from({ length: 200 }, (_, i) =>
			i % 2 === 0 ? { input: said(3), themes: [0, 1] } : { input: said(0), themes: [0] }
		);
		const learned = fitSets(told, 3);
		expect(judgeSets(learned, said(3)).chosen.toSorted()).toEqual([0, 1]);
		expect(judgeSets(learned, said(0)).chosen).toEqual([0]);
	});
});
