import { numbersOf } from '../../guide/check-condition.ts';
import type { Question } from '../../guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';
import { MAX_ANSWER_LENGTH } from '../answer.ts';
import type { Problem } from '../form.ts';

function rangeText(question: Question): string {
	const { min, max } = numbersOf(question);
	if (max === Infinity) return m.answer_error_too_low({ min });
	if (min === -Infinity) return m.answer_error_too_high({ max });
	return m.answer_error_range({ min, max });
}

const TEXTS = {
	required: () => m.answer_error_required(),
	not_a_number: () => m.answer_error_number(),
	out_of_range: rangeText,
	unknown_option: () => m.answer_error_option(),
	exclusive: () => m.answer_error_exclusive(),
	too_long: () => m.answer_error_long({ max: MAX_ANSWER_LENGTH }),
	contradiction: () => m.answer_error_contradiction()
} satisfies Record<Problem, (question: Question) => string>;

/** The sentence at a question, and in the summary above the form. */
export function problemText(problem: Problem, question: Question): string {
	return TEXTS[problem](question);
}
