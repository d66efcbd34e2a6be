import { expect, test } from 'vitest';
import { readView, switched, writeView } from './view.ts';

test('a wish is remembered, switched on and switched off', () => {
	const large = switched([], 'large');
	const both = switched(large, 'contrast');
	expect(readView(writeView(both))).toEqual(['large', 'contrast']);
	expect(switched(both, 'large')).toEqual(['contrast']);
});

test('a cookie that says something else says nothing', () => {
	expect(readView(undefined)).toEqual([]);
	expect(readView('"><script>.large')).toEqual(['large']);
});
