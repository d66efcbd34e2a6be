import { expect, test } from 'vitest';
import { agreement } from './entries.ts';

const twice = { response: 'r', entry: 'e' };

test('agreement is the share of equal fields of the forms that were typed twice', () => {
	expect(
		agreement([
			{ ...twice, fields: 10, differences: 1 },
			{ ...twice, fields: 6, differences: 0 },
			{ response: 'r', entry: null, fields: null, differences: null },
			{ response: null, entry: 'e', fields: 0, differences: 0 }
		])
	).toEqual({ forms: 2, fields: 16, equal: 15, share: 15 / 16 });
});

test('nothing typed twice agrees about nothing', () => {
	expect(
		agreement([{ response: 'r', entry: null, fields: null, differences: null }])
	).toBeUndefined();
});
