import { shownQuestions } from '../guide/conditions.ts';
import type { Guide, Question } from '../guide/guide.ts';
import type { Answers } from './answer.ts';
import { isRequired } from './form.ts';

/** Places in `guide.topics` of the topics that have something to show, given these answers. */
export function shownTopics(guide: Guide, answers: Answers): number[] {
	const shown = new Set(shownQuestions(guide, answers).map((question) => question.key));
	return guide.topics.flatMap((topic, index) =>
		topic.questions.some((question) => shown.has(question.key)) ? [index] : []
	);
}

/** The topic after `index` (-1: the first one), or undefined when that was the last. */
export function nextTopic(guide: Guide, answers: Answers, index: number): number | undefined {
	return shownTopics(guide, answers).find((place) => place > index);
}

/** The topic before `index`, or undefined when that was the first. */
export function previousTopic(guide: Guide, answers: Answers, index: number): number | undefined {
	return shownTopics(guide, answers).findLast((place) => place < index);
}

/** The first question that is shown and has no answer yet, or undefined when all have one. */
export function nextQuestion(guide: Guide, answers: Answers): Question | undefined {
	return shownQuestions(guide, answers).find(
		(question) => question.kind !== 'info' && !answers[question.key]
	);
}

/** Place of the first topic in which a required question is still open, or undefined when all is there. */
export function unfinishedTopic(guide: Guide, answers: Answers): number | undefined {
	const open = shownQuestions(guide, answers).find(
		(question) => isRequired(question) && !answers[question.key]
	);
	if (!open) return undefined;
	return guide.topics.findIndex((topic) => topic.questions.some(({ key }) => key === open.key));
}
