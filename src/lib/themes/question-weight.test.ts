import { expect, it } from 'vitest';
import { questionWeight } from './question-weight.ts';

const themes = [{ id: 'a' }, { id: 'b' }];
const codings = (label: (i: number) => string) =>
	Array.from({ length: 100 }, (_, i) => ({ question: i % 2 ? 'x' : 'y', labels: [label(i)] }));

it('gives a question its full weight where it foretells the theme, and little where it does not', () => {
	const telling = questionWeight(
		codings((i) => (i % 2 ? 'a' : 'b')),
		themes
	);
	const silent = questionWeight(
		codings((i) => (i % 4 < 2 ? 'a' : 'b')),
		themes
	);
	expect(telling).toBe(1);
	expect(silent).toBeLessThan(0.75);
	expect(questionWeight([], themes)).toBeGreaterThan(0);
});
