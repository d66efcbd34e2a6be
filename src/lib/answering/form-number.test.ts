import { describe, expect, test } from 'vitest';
import { formNumber } from './form-number.ts';

describe('a form number', () => {
	test('is the same however two people write it', () => {
		expect(formNumber(' 012 ')).toBe('12');
		expect(formNumber('12')).toBe('12');
		expect(formNumber('a – 7')).toBe('A-7');
		expect(formNumber('A-7')).toBe('A-7');
	});

	test('nought is a number, and nothing is none', () => {
		expect(formNumber('000')).toBe('0');
		expect(formNumber('  ')).toBeUndefined();
		expect(formNumber('blok/3')).toBeUndefined();
		expect(formNumber('1'.repeat(21))).toBeUndefined();
	});
});
