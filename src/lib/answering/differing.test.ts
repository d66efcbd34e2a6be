import { describe, expect, test } from 'vitest';
import { differing } from './differing.ts';

describe('how two texts differ', () => {
	test('only the words that were typed otherwise stand out', () => {
		expect(differing('Een bankje bij de metro', 'Een bnakje bij de metro')).toEqual([
			{ start: 'Een ', middle: 'bankje', end: ' bij de metro' },
			{ start: 'Een ', middle: 'bnakje', end: ' bij de metro' }
		]);
	});

	test('a word that was left out leaves nothing to mark on the other side', () => {
		const [full, short] = differing('licht op het pad', 'licht op pad');
		expect(full.middle.trim()).toBe('het');
		expect(short.middle).toBe('');
	});

	test('nothing is lost, whatever the texts', () => {
		const texts = ['', 'a', 'a a', 'a b a', 'b a a', '  a  b ', 'a\nb', 'b'];
		for (const one of texts)
			for (const other of texts) {
				const cuts = differing(one, other);
				expect(cuts.map(({ start, middle, end }) => start + middle + end)).toEqual([one, other]);
			}
	});
});
