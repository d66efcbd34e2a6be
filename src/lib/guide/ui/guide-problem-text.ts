import { m } from '$lib/paraglide/messages.js';
import {
	MIN_OPTIONS,
	type GuideField,
	type GuideProblem,
	type GuideProblemCode
} from '../check.ts';

const FIELDS = {
	title: m.guide_title,
	introduction: m.guide_introduction,
	consent: m.guide_consent,
	closing: m.guide_closing
} satisfies Record<GuideField, () => string>;

const TEXTS = {
	'no-topic': m.problem_no_topic,
	'no-question': m.problem_no_question,
	'topic-title-missing': m.problem_topic_title_missing,
	'topic-empty': m.problem_topic_empty,
	'topic-key-twice': m.problem_key_twice,
	'question-text-missing': m.problem_question_text_missing,
	'question-key-twice': m.problem_key_twice,
	'too-few-options': () => m.problem_too_few_options({ count: MIN_OPTIONS }),
	'option-label-missing': m.problem_option_label_missing,
	'option-label-twice': m.problem_option_label_twice,
	'option-id-twice': m.problem_key_twice,
	'range-upside-down': m.problem_range_upside_down,
	'condition-question-unknown': m.problem_condition_question_unknown,
	'condition-question-later': m.problem_condition_question_later,
	'condition-kind-misfit': m.problem_condition_kind_misfit,
	'condition-option-missing': m.problem_condition_option_missing,
	'condition-option-unknown': m.problem_condition_option_unknown,
	'condition-range-empty': m.problem_condition_range_empty,
	'condition-range-outside': m.problem_condition_range_outside
} satisfies Record<Exclude<GuideProblemCode, 'guide-text-missing'>, () => string>;

/** What is wrong and what to do, in a sentence. */
export function problemText(problem: GuideProblem): string {
	if (problem.code === 'guide-text-missing') {
		return m.problem_guide_text_missing({ field: FIELDS[problem.field]() });
	}
	return TEXTS[problem.code]();
}

/** The id of the element on the designer's page where a problem is mended. */
export function problemPlace(problem: GuideProblem): string {
	if ('question' in problem) {
		if (problem.option) return `q-${problem.question}-o-${problem.option}`;
		const part = { key: 'text', text: 'text', options: 'options', range: 'min', condition: 'when' };
		return `q-${problem.question}-${part[problem.field]}`;
	}
	if ('topic' in problem) {
		return `t-${problem.topic}-${problem.field === 'questions' ? 'add' : 'title'}`;
	}
	return problem.field === 'topics' ? 'add-topic' : `guide-${problem.field}`;
}
