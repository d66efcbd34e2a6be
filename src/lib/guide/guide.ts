import { z } from 'zod';

/** Interface and questionnaire languages that a consultation may offer (BCP 47 primary tags). */
export const Language = z.enum(['nl', 'en', 'tr', 'ar', 'pl', 'uk', 'fr', 'de', 'es', 'so', 'ti']);
export type Language = z.infer<typeof Language>;

/** A text per language. Dutch is the source; a missing language falls back to Dutch (`localize`). */
export const LocalizedText = z.partialRecord(Language, z.string().max(20_000));
export type LocalizedText = z.infer<typeof LocalizedText>;

/** A stable key: answers, conditions and exports refer to it, so it never changes once published. */
export const Key = z.string().regex(/^[a-z0-9][a-z0-9_]{0,59}$/);

/** A text read aloud by the team, in one language. The recording itself stands in the database and never changes. */
export const Sound = z.object({
	id: z.uuid(),
	seconds: z.int().min(0),
	/** What kind of file it is, as a player wants to hear it. */
	type: z.string().max(40),
	/** What the text said when it was read aloud: another text needs another recording. */
	text: z.string().max(20_000)
});
export type Sound = z.infer<typeof Sound>;
export const Sounds = z.partialRecord(Language, Sound);
export type Sounds = z.infer<typeof Sounds>;

/** How many answer options, questions and topics a guide may hold. */
export const GUIDE_LIMITS = { topics: 30, questionsPerTopic: 60, options: 60, probes: 20 } as const;

/**
 * When a question is shown, in terms of one earlier question:
 * `chosen` one of these options (yes/no: `yes`, `no`; none yet in a draft), `range` a number from min to max, or `answered` at all.
 */
export const Condition = z.discriminatedUnion('when', [
	z.object({ when: z.literal('chosen'), question: Key, options: z.array(Key) }),
	z.object({
		when: z.literal('range'),
		question: Key,
		min: z.number().optional(),
		max: z.number().optional()
	}),
	z.object({ when: z.literal('answered'), question: Key })
]);
export type Condition = z.infer<typeof Condition>;

const shared = {
	key: Key,
	text: LocalizedText,
	help: LocalizedText.default({}),
	required: z.boolean().default(false),
	/** Offer "weet ik niet" and "zeg ik liever niet" as real answers. */
	allowDontKnow: z.boolean().default(false),
	allowRatherNot: z.boolean().default(false),
	/** Follow-up questions that only a worker sees. */
	probes: z.array(LocalizedText).max(GUIDE_LIMITS.probes).default([]),
	audio: Sounds.optional(),
	showWhen: Condition.optional()
};

export const Option = z.object({
	id: Key,
	label: LocalizedText,
	/** The resident may add words of their own ("Anders, namelijk …"). */
	freeText: z.boolean().default(false),
	/** Cannot be combined with another option ("Geen van deze"). Multiple choice only. */
	exclusive: z.boolean().default(false)
});
export type Option = z.infer<typeof Option>;
const options = z.array(Option).max(GUIDE_LIMITS.options);

const ends = { minLabel: LocalizedText.default({}), maxLabel: LocalizedText.default({}) };

/** The question kinds, one schema each. A new kind must be added to every `satisfies Record<QuestionKind, …>`. */
export const Question = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('open'),
		...shared,
		/** May also be answered by a recording, or with a photo beside it, where the consultation takes them. */
		voice: z.boolean().optional(),
		photo: z.boolean().optional()
	}),
	z.object({ kind: z.literal('single'), ...shared, options }),
	z.object({ kind: z.literal('multiple'), ...shared, options }),
	z.object({ kind: z.literal('grade'), ...shared, ...ends }),
	z.object({ kind: z.literal('scale'), ...shared, ...ends, points: z.int().min(2).max(11) }),
	z.object({ kind: z.literal('yesno'), ...shared }),
	z.object({
		kind: z.literal('number'),
		...shared,
		min: z.number().optional(),
		max: z.number().optional(),
		unit: LocalizedText.default({})
	}),
	z.object({ kind: z.literal('info'), ...shared })
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question['kind'];
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;
export const QUESTION_KINDS = [
	'open',
	'single',
	'multiple',
	'grade',
	'scale',
	'yesno',
	'number',
	'info'
] as const satisfies readonly QuestionKind[];

export const Topic = z.object({
	key: Key,
	title: LocalizedText,
	introduction: LocalizedText.default({}),
	introductionAudio: Sounds.optional(),
	questions: z.array(Question).max(GUIDE_LIMITS.questionsPerTopic)
});
export type Topic = z.infer<typeof Topic>;

/** An interview guide (gespreksleidraad): what a draft holds and what a version freezes. */
export const Guide = z.object({
	title: LocalizedText,
	introduction: LocalizedText,
	introductionAudio: Sounds.optional(),
	consent: LocalizedText,
	consentAudio: Sounds.optional(),
	topics: z.array(Topic).max(GUIDE_LIMITS.topics),
	closing: LocalizedText,
	/** Minutes that answering takes, as told to the resident. */
	minutes: z.int().min(1).max(180).default(10)
});
export type Guide = z.infer<typeof Guide>;

/** The text in `language`, or in Dutch when that is missing, with the language it is really in. */
export function localize(
	text: LocalizedText,
	language: Language
): { text: string; language: Language } {
	const own = text[language]?.trim();
	if (own) return { text: own, language };
	return { text: text.nl?.trim() ?? '', language: 'nl' };
}

/** Every question of a guide in order, with the topic it stands in. */
export function questionsOf(guide: Guide): { topic: Topic; question: Question }[] {
	return guide.topics.flatMap((topic) => topic.questions.map((question) => ({ topic, question })));
}
