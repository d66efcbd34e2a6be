import { expect, test } from 'vitest';
import { coverage, isSilent } from './doors.ts';

test.for([
	{ homes: null, responses: 0, silent: true },
	{ homes: null, responses: 1, silent: false },
	{ homes: 40, responses: 1, silent: true },
	{ homes: 40, responses: 2, silent: false },
	{ homes: 10, responses: 0, silent: true }
])('with $responses of $homes homes an area is silent: $silent', ({ silent, ...area }) => {
	expect(isSilent(area)).toBe(silent);
});

test('coverage is a share of the homes, and never more than all of them', () => {
	expect(coverage({ homes: 80, responses: 20 })).toBe(0.25);
	expect(coverage({ homes: 3, responses: 5 })).toBe(1);
	expect(coverage({ homes: null, responses: 5 })).toBeUndefined();
});
