import { expect, test } from 'vitest';
import { formKey, isToken, makeToken } from './form-token.ts';

const key = formKey('a secret of this machine');
const NOW = Date.UTC(2026, 10, 24);
const DAY = 86_400_000;

test('a token holds for its own consultation, for as long as a page may stand open', () => {
	const token = makeToken(key, 'molenwijk', NOW);
	expect(isToken(key, 'molenwijk', token, NOW)).toBe(true);
	expect(isToken(key, 'molenwijk', token, NOW + 30 * DAY)).toBe(true);
	expect(isToken(key, 'molenwijk', token, NOW + 41 * DAY)).toBe(false);
	expect(isToken(key, 'molenwijk', token, NOW - 60_000), 'a clock set back').toBe(true);
	expect(isToken(key, 'molenwijk', token, NOW - DAY)).toBe(false);
	expect(isToken(key, 'elders', token, NOW)).toBe(false);
	expect(isToken(formKey('another secret'), 'molenwijk', token, NOW)).toBe(false);
});

test.for([null, '', 'a.b.c', 'a.b', '....'])('“%s” is no token', (token) => {
	expect(isToken(key, 'molenwijk', token, NOW)).toBe(false);
});
