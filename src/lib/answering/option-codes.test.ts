import { describe, expect, it } from 'vitest';
import { grade, multipleChoice, openQuestion, yesNo } from '../../../tests/support/builders.ts';
import { codesOf, typeCode } from './option-codes.ts';

describe('a choice by its number', () => {
	it('is picked by one digit', () => {
		expect(typeCode(null, 3, 5)).toEqual({ code: 3, instead: null });
	});
	it('is picked by two digits when there are that many, in place of what the first one meant', () => {
		expect(typeCode(1, 0, 10)).toEqual({ code: 10, instead: 1 });
		expect(typeCode(1, 2, 14)).toEqual({ code: 12, instead: 1 });
	});
	it('starts again when two digits together mean nothing', () => {
		expect(typeCode(2, 3, 10)).toEqual({ code: 3, instead: null });
	});
	it('is none when no choice has that number', () => {
		expect(typeCode(null, 6, 5)).toBeUndefined();
		expect(typeCode(null, 0, 10)).toBeUndefined();
	});
	it('has as many numbers as the question has choices', () => {
		const counts = [grade('Cijfer?'), yesNo('Thuis?'), multipleChoice('Waar?', ['hal', 'plein'])];
		expect(counts.map(codesOf)).toEqual([10, 2, 2]);
		expect(codesOf(openQuestion('Wat mist u?'))).toBe(0);
	});
});
