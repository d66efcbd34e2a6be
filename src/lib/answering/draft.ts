import { z } from 'zod';
import { Language, type Topic } from '../guide/guide.ts';
import { Answers } from './answer.ts';
import type { Typed } from './fields.ts';

/** What was sent in of one topic: its answers, and what was typed that is no answer (yet). */
export const TopicDraft = z.object({
	answers: Answers,
	typed: z.record(z.string(), z.array(z.string()))
});
export type TopicDraft = z.infer<typeof TopicDraft>;

const TOPIC = 'topic.';

/**
 * A response on its way, as it is kept on the server. Each topic has an entry of its own, so that a save
 * brings only what it is about and two tabs do not undo each other.
 */
export const Draft = z
	.looseObject({
		language: Language,
		area: z.uuid().nullable().default(null),
		consentedAt: z.iso.datetime(),
		/** Began with one question on each screen, and goes on so. */
		onePerScreen: z.boolean().default(false)
	})
	.transform(({ language, area, consentedAt, onePerScreen, ...rest }) => ({
		language,
		area,
		consentedAt,
		onePerScreen,
		topics: z.record(z.string(), TopicDraft).parse(
			Object.fromEntries(
				Object.entries(rest)
					.filter(([key]) => key.startsWith(TOPIC))
					.map(([key, part]) => [key.slice(TOPIC.length), part])
			)
		)
	}));
export type Draft = z.infer<typeof Draft>;

/** A save: only what changes. */
export type DraftChange = {
	language?: Language;
	area?: string | null;
	consentedAt?: string;
	onePerScreen?: boolean;
	/** `hashCode` of the code with which the response goes on elsewhere. */
	codeHash?: string;
	[topic: `topic.${string}`]: TopicDraft;
};

/** Among what was typed: questions of which the device holds a recording. */
export const SPOKEN = 'ingesproken';

/** Questions that were answered aloud, as the device said when it sent their topic. */
export const spokenIn = ({ topics }: Pick<Draft, 'topics'>): string[] =>
	Object.values(topics).flatMap(({ typed }) => typed[SPOKEN] ?? []);

/** The save of one topic. */
export const topicChange = (topic: Topic, answers: Answers, typed: Typed): DraftChange => ({
	[`${TOPIC}${topic.key}` as const]: { answers, typed }
});

/** Every answer so far. */
export function answersIn(draft: Draft): Answers {
	return Object.assign({}, ...Object.values(draft.topics).map((topic) => topic.answers)) as Answers;
}
