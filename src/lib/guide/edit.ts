import type {
	Guide,
	LocalizedText,
	Option,
	Question,
	QuestionKind,
	QuestionOf,
	Topic
} from './guide.ts';

/*
 * Changes to a guide. Each returns a new guide and leaves the old one as it was, so that undoing is going back to it.
 * Keys come from the caller: they are never used again for something else, also not after a question was deleted.
 */

/** A step towards the beginning (-1) or the end (1). */
export type Step = -1 | 1;

export function newTopic(key: string): Topic {
	return { key, title: {}, introduction: {}, questions: [] };
}

export function newOption(id: string): Option {
	return { id, label: {}, freeText: false, exclusive: false };
}

const shared = (key: string) => ({
	key,
	text: {} as LocalizedText,
	help: {} as LocalizedText,
	required: false,
	allowDontKnow: false,
	allowRatherNot: false,
	probes: [] as LocalizedText[]
});
const ends = { minLabel: {}, maxLabel: {} };
const twoOptions = () => [newOption('a'), newOption('b')];

const BLANK = {
	open: (key) => ({ kind: 'open', ...shared(key) }),
	single: (key) => ({ kind: 'single', ...shared(key), options: twoOptions() }),
	multiple: (key) => ({ kind: 'multiple', ...shared(key), options: twoOptions() }),
	grade: (key) => ({ kind: 'grade', ...shared(key), ...ends }),
	scale: (key) => ({ kind: 'scale', ...shared(key), ...ends, points: 5 }),
	yesno: (key) => ({ kind: 'yesno', ...shared(key) }),
	number: (key) => ({ kind: 'number', ...shared(key), unit: {} }),
	info: (key) => ({ kind: 'info', ...shared(key) })
} satisfies { [K in QuestionKind]: (key: string) => QuestionOf<K> };

export const newQuestion = (kind: QuestionKind, key: string): Question => BLANK[kind](key);

const replace = <T>(list: readonly T[], index: number, ...items: T[]): T[] => [
	...list.slice(0, index),
	...items,
	...list.slice(index + 1)
];
const insert = <T>(list: readonly T[], index: number, item: T): T[] => [
	...list.slice(0, index),
	item,
	...list.slice(index)
];

/** `list` with the item at `index` one step further, or as it was at either end. */
export function stepped<T>(list: readonly T[], index: number, step: Step): T[] {
	const other = index + step;
	if (index < 0 || other < 0 || other >= list.length) return [...list];
	const result = [...list];
	[result[index], result[other]] = [list[other]!, list[index]!];
	return result;
}

export function setTopic(guide: Guide, topic: Topic): Guide {
	return { ...guide, topics: guide.topics.map((old) => (old.key === topic.key ? topic : old)) };
}

export function addTopic(guide: Guide, topic: Topic): Guide {
	return { ...guide, topics: [...guide.topics, topic] };
}

export function removeTopic(guide: Guide, key: string): Guide {
	return { ...guide, topics: guide.topics.filter((topic) => topic.key !== key) };
}

export function moveTopic(guide: Guide, key: string, step: Step): Guide {
	const index = guide.topics.findIndex((topic) => topic.key === key);
	return { ...guide, topics: stepped(guide.topics, index, step) };
}

/** A copy of a topic behind it; conditions inside the copy look at the copied questions. */
export function duplicateTopic(guide: Guide, key: string, makeKey: () => string): Guide {
	const index = guide.topics.findIndex((topic) => topic.key === key);
	const topic = guide.topics[index];
	if (!topic) return guide;
	const renamed = new Map(topic.questions.map((question) => [question.key, makeKey()]));
	const keyOf = (old: string) => renamed.get(old) ?? old;
	const questions = topic.questions.map((question) => {
		const copy = { ...question, key: keyOf(question.key) };
		const condition = question.showWhen;
		if (condition) copy.showWhen = { ...condition, question: keyOf(condition.question) };
		return copy;
	});
	return {
		...guide,
		topics: insert(guide.topics, index + 1, { ...topic, key: makeKey(), questions })
	};
}

function place(guide: Guide, key: string): { topic: Topic; at: number; index: number } | undefined {
	for (const [at, topic] of guide.topics.entries()) {
		const index = topic.questions.findIndex((question) => question.key === key);
		if (index >= 0) return { topic, at, index };
	}
	return undefined;
}

const withQuestions = (guide: Guide, topic: Topic, questions: Question[]) =>
	setTopic(guide, { ...topic, questions });

export function setQuestion(guide: Guide, question: Question): Guide {
	const found = place(guide, question.key);
	if (!found) return guide;
	return withQuestions(guide, found.topic, replace(found.topic.questions, found.index, question));
}

/** Puts the questions of one topic in this order, as after dragging; questions may come from another topic. */
export function arrangeTopic(guide: Guide, topicKey: string, questions: Question[]): Guide {
	const topic = guide.topics.find(({ key }) => key === topicKey);
	return topic ? withQuestions(guide, topic, questions) : guide;
}

export function addQuestion(guide: Guide, topicKey: string, question: Question): Guide {
	const topic = guide.topics.find(({ key }) => key === topicKey);
	return topic ? withQuestions(guide, topic, [...topic.questions, question]) : guide;
}

export function removeQuestion(guide: Guide, key: string): Guide {
	const found = place(guide, key);
	if (!found) return guide;
	return withQuestions(guide, found.topic, replace(found.topic.questions, found.index));
}

export function duplicateQuestion(guide: Guide, key: string, newKey: string): Guide {
	const found = place(guide, key);
	const question = found?.topic.questions[found.index];
	if (!found || !question) return guide;
	const copy = { ...question, key: newKey };
	return withQuestions(guide, found.topic, insert(found.topic.questions, found.index + 1, copy));
}

/** Moves a question one step; past the end of its topic it goes on into the next, and the same backwards. */
export function moveQuestion(guide: Guide, key: string, step: Step): Guide {
	const found = place(guide, key);
	const question = found?.topic.questions[found.index];
	if (!found || !question) return guide;
	const { topic, at, index } = found;
	const inside = index + step >= 0 && index + step < topic.questions.length;
	if (inside) return withQuestions(guide, topic, stepped(topic.questions, index, step));
	const next = guide.topics[at + step];
	if (!next) return guide;
	const without = removeQuestion(guide, key);
	const questions = step === 1 ? [question, ...next.questions] : [...next.questions, question];
	return withQuestions(without, next, questions);
}
