import { conditionProblem, type ConditionProblemCode } from './check-condition.ts';
import {
	questionsOf,
	type Guide,
	type LocalizedText,
	type Option,
	type Question,
	type QuestionKind,
	type QuestionOf,
	type Topic
} from './guide.ts';

export type GuideField = 'title' | 'introduction' | 'consent' | 'closing';
export type QuestionField = 'key' | 'text' | 'options' | 'range' | 'condition';

/** What stops a guide from being published, and where. Topics and questions are named by key, options by id. */
export type GuideProblem =
	| { code: 'guide-text-missing'; field: GuideField }
	| { code: 'no-topic' | 'no-question'; field: 'topics' }
	| {
			code: 'topic-title-missing' | 'topic-empty' | 'topic-key-twice';
			topic: string;
			field: 'title' | 'questions' | 'key';
	  }
	| {
			code:
				| 'question-text-missing'
				| 'question-key-twice'
				| 'too-few-options'
				| 'option-label-missing'
				| 'option-label-twice'
				| 'option-id-twice'
				| 'range-upside-down'
				| ConditionProblemCode;
			topic: string;
			question: string;
			field: QuestionField;
			option?: string;
	  };
export type GuideProblemCode = GuideProblem['code'];
type QuestionProblem = Extract<GuideProblem, { question: string }>;
type Finding = Omit<QuestionProblem, 'topic' | 'question'>;

/** A choice between fewer is no choice. */
export const MIN_OPTIONS = 2;

const GUIDE_TEXTS = ['title', 'introduction', 'consent', 'closing'] as const;
const isBlank = (text: LocalizedText) => !text.nl?.trim();

/** Everything that stops `guide` from being published, in the order in which it stands. Empty: it can be published. */
export function checkGuide(guide: Guide): GuideProblem[] {
	const problems: GuideProblem[] = GUIDE_TEXTS.filter((field) => isBlank(guide[field])).map(
		(field) => ({ code: 'guide-text-missing', field })
	);
	const all = questionsOf(guide);
	if (guide.topics.length === 0) problems.push({ code: 'no-topic', field: 'topics' });
	else if (!all.some(({ question }) => question.kind !== 'info')) {
		problems.push({ code: 'no-question', field: 'topics' });
	}
	const topicKeys = new Set<string>();
	const questionKeys = new Set<string>();
	const earlier: Question[] = [];
	const later = new Set(all.map(({ question }) => question.key));
	for (const topic of guide.topics) {
		problems.push(...checkTopic(topic, topicKeys.has(topic.key)));
		topicKeys.add(topic.key);
		for (const question of topic.questions) {
			const findings = checkQuestion(question, questionKeys.has(question.key));
			const condition = conditionProblem(question, earlier, later);
			if (condition) findings.push({ code: condition, field: 'condition' });
			problems.push(
				...findings.map((found) => ({ ...found, topic: topic.key, question: question.key }))
			);
			questionKeys.add(question.key);
			earlier.push(question);
		}
	}
	return problems;
}

function checkTopic(topic: Topic, keyTaken: boolean): GuideProblem[] {
	const problems: GuideProblem[] = [];
	if (keyTaken) problems.push({ code: 'topic-key-twice', topic: topic.key, field: 'key' });
	if (isBlank(topic.title)) {
		problems.push({ code: 'topic-title-missing', topic: topic.key, field: 'title' });
	}
	if (topic.questions.length === 0) {
		problems.push({ code: 'topic-empty', topic: topic.key, field: 'questions' });
	}
	return problems;
}

function checkQuestion(question: Question, keyTaken: boolean): Finding[] {
	const findings: Finding[] = [];
	if (keyTaken) findings.push({ code: 'question-key-twice', field: 'key' });
	if (isBlank(question.text)) findings.push({ code: 'question-text-missing', field: 'text' });
	return [...findings, ...ownCheck(question)];
}

const nothing = () => [];

/** What only one kind of question can have wrong. */
const CHECKS = {
	open: nothing,
	single: (question) => checkOptions(question.options),
	multiple: (question) => checkOptions(question.options),
	grade: nothing,
	scale: nothing,
	yesno: nothing,
	number: ({ min, max }) =>
		min !== undefined && max !== undefined && min > max
			? [{ code: 'range-upside-down', field: 'range' }]
			: [],
	info: nothing
} satisfies { [K in QuestionKind]: (question: QuestionOf<K>) => Finding[] };

function ownCheck<K extends QuestionKind>(question: QuestionOf<K>): Finding[] {
	const check = CHECKS[question.kind] as (question: QuestionOf<K>) => Finding[];
	return check(question);
}

function checkOptions(options: Option[]): Finding[] {
	const findings: Finding[] = [];
	if (options.length < MIN_OPTIONS) findings.push({ code: 'too-few-options', field: 'options' });
	const ids = new Set<string>();
	const labels = new Set<string>();
	for (const { id, label } of options) {
		const text = label.nl?.trim().toLowerCase() ?? '';
		if (ids.has(id)) findings.push({ code: 'option-id-twice', field: 'options', option: id });
		if (!text) findings.push({ code: 'option-label-missing', field: 'options', option: id });
		else if (labels.has(text)) {
			findings.push({ code: 'option-label-twice', field: 'options', option: id });
		}
		ids.add(id);
		labels.add(text);
	}
	return findings;
}
