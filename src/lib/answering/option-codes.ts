import type { Question } from '../guide/guide.ts';

/** How many choices a question has that can be picked by typing their number. */
export function codesOf(question: Question): number {
	switch (question.kind) {
		case 'single':
		case 'multiple':
			return question.options.length;
		case 'grade':
			return 10;
		case 'scale':
			return question.points;
		case 'yesno':
			return 2;
		case 'open':
		case 'number':
		case 'info':
			return 0;
	}
}

/** What typing one more digit means. */
export interface TypedCode {
	/** The number of the choice that is meant now, from 1. */
	code: number;
	/** The choice that the digits before meant: it turns out to have been the beginning of this one. */
	instead: number | null;
}

/**
 * Reads a digit after the code that was typed just before it: 1 picks the first choice, 1 and 2 the twelfth.
 * @param before the code of the digits just before, or null when they are too long ago
 * @returns undefined when no choice has that number
 */
export function typeCode(
	before: number | null,
	digit: number,
	choices: number
): TypedCode | undefined {
	const longer = before === null ? 0 : before * 10 + digit;
	if (before !== null && longer >= 10 && longer <= choices)
		return { code: longer, instead: before };
	return digit >= 1 && digit <= choices ? { code: digit, instead: null } : undefined;
}
