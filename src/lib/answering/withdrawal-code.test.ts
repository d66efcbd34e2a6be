import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import {
	CODE_BYTES,
	groupCode,
	hashCode,
	normaliseCode,
	withdrawalCode
} from './withdrawal-code.ts';

it('makes the same code of the same bytes, and says so when there are too few', () => {
	expect(withdrawalCode(new Uint8Array(CODE_BYTES))).toBe('000000000000');
	expect(withdrawalCode(new Uint8Array(CODE_BYTES).fill(255))).toBe('ZZZZZZZZZZZZ');
	expect(() => withdrawalCode(new Uint8Array(CODE_BYTES - 1))).toThrow(RangeError);
});

it('uses all of 32 signs about as often as each other', () => {
	const counts = new Map<string, number>();
	for (let index = 0; index < 2000; index++) {
		for (const sign of withdrawalCode(randomBytes(CODE_BYTES)))
			counts.set(sign, (counts.get(sign) ?? 0) + 1);
	}
	expect(counts.size).toBe(32);
	expect(Math.min(...counts.values())).toBeGreaterThan(750 * 0.75);
});

it('is read back however it was written down', () => {
	const code = '01ABCDEFGH23';
	expect(groupCode(code)).toBe('01AB-CDEF-GH23');
	for (const typed of ['01AB-CDEF-GH23', ' oiab cdef gh23 ', '01ab–cdef–gh23', 'OLABCDEFGH23']) {
		expect(normaliseCode(typed)).toBe(code);
	}
});

it('is no code when a sign is missing, is one too many, or does not exist', () => {
	for (const typed of ['', '01AB-CDEF-GH2', '01AB-CDEF-GH234', '01AB-CDEF-GH2U', '01AB-CDEF-GH2!'])
		expect(normaliseCode(typed)).toBeUndefined();
});

it('is hashed as the database does', async () => {
	expect(await hashCode('01ABCDEFGH23')).toBe(
		createHash('sha256').update('01ABCDEFGH23', 'utf8').digest('hex')
	);
});
