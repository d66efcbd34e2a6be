import { shownQuestions } from '../guide/conditions.ts';
import type { Condition, Guide, Question, Topic } from '../guide/guide.ts';
import type { Answers } from './answer.ts';
import type { Problem } from './form.ts';
import type { TopicDraft } from './draft.ts';
import { fieldName, fieldsOf, type Typed } from './fields.ts';

/** A question on the page of its topic. */
export interface PlacedQuestion {
	question: Question;
	name: string;
	/** Shown with the answers that are known now. */
	shown: boolean;
	/** Depends on a question of the same page: a script may show or hide it while somebody answers. */
	when: Condition | undefined;
}

/** One topic's page. */
export interface TopicView {
	/** The topic's number in the guide, from 1. */
	place: number;
	topic: Pick<Topic, 'key' | 'title' | 'introduction' | 'introductionAudio'>;
	questions: PlacedQuestion[];
	/** What is filled in. */
	fields: Typed;
	problems: Record<string, Problem>;
	/** One question on each screen: the topics are counted as questions. */
	single: boolean;
	/** "Deel 2 van 4" */
	number: number;
	count: number;
	/** The next button sends. */
	last: boolean;
	/** On the first page: where somebody can say that they live. */
	areas: { id: string; name: string }[];
	area: string | null;
	/** Changes whenever what the server keeps of this page changes. */
	revision: string;
}

/** What stands on the page of `topic`: what is shown, and what another answer on the page may bring up. */
export function topicQuestions(guide: Guide, topic: Topic, answers: Answers): PlacedQuestion[] {
	const shown = new Set(shownQuestions(guide, answers).map(({ key }) => key));
	const placed: PlacedQuestion[] = [];
	for (const question of topic.questions) {
		const about = question.showWhen?.question;
		const here = placed.some((other) => other.question.key === about);
		if (!here && !shown.has(question.key)) continue;
		placed.push({
			question,
			name: fieldName(question.key),
			shown: shown.has(question.key),
			when: here ? question.showWhen : undefined
		});
	}
	return placed;
}

/** Every question of `topic` with its condition, for a page that decides by itself what is shown. */
export function everyQuestion(guide: Guide, topic: Topic, answers: Answers): PlacedQuestion[] {
	const shown = new Set(shownQuestions(guide, answers).map(({ key }) => key));
	return topic.questions.map((question) => ({
		question,
		name: fieldName(question.key),
		shown: shown.has(question.key),
		when: question.showWhen
	}));
}

/** The form of a topic as it was left: each answer again, and what was typed that is none. */
export function topicFields(topic: Topic, kept: TopicDraft | undefined): Typed {
	const fields: Typed = {};
	for (const question of topic.questions)
		Object.assign(fields, fieldsOf(question, kept?.answers[question.key]));
	return { ...fields, ...kept?.typed };
}
