import { expect, test } from 'vitest';
import { rangeOf } from './range.ts';

test.each([
	[null, undefined],
	['bytes=0-', { first: 0, last: 999 }],
	['bytes=0-1', { first: 0, last: 1 }],
	['bytes=500-5000', { first: 500, last: 999 }],
	['bytes=-100', { first: 900, last: 999 }],
	['bytes=-5000', { first: 0, last: 999 }],
	['bytes=1000-', 'outside'],
	['bytes=9-3', 'outside'],
	['bytes=-0', 'outside'],
	['bytes=-', undefined],
	['bytes=0-1,5-9', undefined],
	['regels=0-1', undefined]
])('a player that asks for %s gets %o of a thousand bytes', (header, range) => {
	expect(rangeOf(header, 1000)).toEqual(range);
});
