import { createHash } from 'node:crypto';
import { shownTopics } from '$lib/answering/next.ts';
import {
	everyQuestion,
	topicFields,
	topicQuestions,
	type TopicView
} from '$lib/answering/topic-page.ts';
import type { Busy, Visit } from './visit.ts';

/** Changes whenever what the server keeps of a page changes. */
const revision = (kept: unknown) =>
	createHash('sha256').update(JSON.stringify(kept)).digest('hex').slice(0, 12);

/** The page of topic `index` as the answers so far make it. */
export function topicView(
	{ consultation }: Visit,
	{ version: { content: guide }, answers, draft }: Busy,
	index: number
): TopicView {
	const topic = guide.topics[index]!;
	const shown = shownTopics(guide, answers);
	const kept = draft.topics[topic.key];
	const first = shown[0] === index;
	return {
		place: index + 1,
		topic,
		questions: topicQuestions(guide, topic, answers),
		fields: topicFields(topic, kept),
		problems: {},
		single: draft.onePerScreen,
		number: shown.indexOf(index) + 1,
		count: shown.length,
		last: shown.at(-1) === index,
		areas: first ? consultation.areas : [],
		area: draft.area,
		revision: revision({ kept, area: first ? draft.area : null })
	};
}

/** Every topic with every question, for a page that has no server to ask what comes next. */
export function wholeGuide(visit: Visit, busy: Busy): TopicView[] {
	const { content: guide } = busy.version;
	return guide.topics.map((topic, index) => ({
		...topicView(visit, busy, index),
		questions: everyQuestion(guide, topic, busy.answers),
		number: index + 1,
		count: guide.topics.length,
		last: index === guide.topics.length - 1
	}));
}
