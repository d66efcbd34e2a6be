import { expect, test } from 'vitest';
import { groupPersonalCode, normalisePersonalCode, personalCode } from './personal-code.ts';

test('a code is read back as it stands on the card, however it is typed', () => {
	let at = 0;
	const code = personalCode((below) => (at += 5) % below);
	expect(groupPersonalCode(code)).toMatch(/^.{4}-.{4}$/);
	expect(normalisePersonalCode(` ${groupPersonalCode(code).toUpperCase()} `)).toBe(code);
	expect(normalisePersonalCode(code.replace(/(..)/g, '$1 '))).toBe(code);
});

test.for(['', 'bcdf', 'bcdf-ghj', 'bcdf-ghja', 'bcdf-ghj0'])('“%s” is no code', (typed) => {
	expect(normalisePersonalCode(typed)).toBeUndefined();
});
