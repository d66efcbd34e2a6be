import { z } from 'zod';
import { TalkConsent } from '../answering/talk.ts';
import type { Guide, Question } from '../guide/guide.ts';
import { Key } from '../guide/guide.ts';
import { MEDIA_LIMITS } from './limits.ts';

export const MediaKind = z.enum(['voice', 'photo']);
export type MediaKind = z.infer<typeof MediaKind>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a device says of a file before it sends it by parts. */
export const MediaItem = z.object({
	question: Key,
	kind: MediaKind,
	size: z
		.int()
		.min(1)
		.max(MEDIA_LIMITS.voice.maxMinutes * MEDIA_LIMITS.voice.bytesPerMinute),
	/** SHA-256 of the whole file. */
	hash: Hash,
	/** How long a recording takes. */
	seconds: z
		.int()
		.min(0)
		.max(MEDIA_LIMITS.voice.maxMinutes * 60 + 5)
		.optional()
});
export type MediaItem = z.infer<typeof MediaItem>;

/** What the designer says of a text read aloud before it sends it by parts. */
export const GuideAudioItem = z.object({
	size: z.int().min(1).max(MEDIA_LIMITS.guide.bytes),
	hash: Hash,
	seconds: z
		.int()
		.min(0)
		.max(MEDIA_LIMITS.guide.seconds + 5)
});
export type GuideAudioItem = z.infer<typeof GuideAudioItem>;

/** What a worker's device says of a stretch of a conversation before it sends it by parts. */
export const TalkItem = z.object({
	size: z.int().min(1).max(MEDIA_LIMITS.talk.bytes),
	hash: Hash,
	seconds: z
		.int()
		.min(0)
		.max(MEDIA_LIMITS.talk.seconds + 60),
	recordedAt: z.iso.datetime(),
	consent: TalkConsent
});
export type TalkItem = z.infer<typeof TalkItem>;

/** Whether conversations may be recorded, and how many days a recording stays after it was typed out. */
export const TalkSettings = z.object({
	talks: z.boolean(),
	talk_days: z.coerce.number().int().min(0).max(MEDIA_LIMITS.talk.maxDays)
});
export type TalkSettings = z.infer<typeof TalkSettings>;

export const PartHash = Hash;
export const PartNumber = z.coerce.number().int().min(0).max(99);

/** What the team decided for a consultation: minutes of recording (0: none), and photos or not. */
export const MediaSettings = z.object({
	voice_minutes: z.coerce.number().int().min(0).max(MEDIA_LIMITS.voice.maxMinutes),
	photos: z.boolean()
});
export type MediaSettings = z.infer<typeof MediaSettings>;

/** Whether this question may be answered in that way, as the guide and the consultation say together. */
export function takes(question: Question, settings: MediaSettings, kind: MediaKind): boolean {
	if (question.kind !== 'open') return false;
	return kind === 'voice'
		? Boolean(question.voice) && settings.voice_minutes > 0
		: Boolean(question.photo) && settings.photos;
}

/** True when some question of the guide may be answered by voice or with a photo, whatever the consultation says. */
export function offersMedia(guide: Guide): boolean {
	return guide.topics.some(({ questions }) =>
		questions.some((question) => question.kind === 'open' && (question.voice || question.photo))
	);
}

/** The guide for a resident who recorded an answer to these questions: saying it aloud is answering, so no text is asked. */
export function answeredAloud(guide: Guide, recorded: ReadonlySet<string>): Guide {
	if (recorded.size === 0) return guide;
	return {
		...guide,
		topics: guide.topics.map((topic) => ({
			...topic,
			questions: topic.questions.map((question) =>
				recorded.has(question.key) ? { ...question, required: false } : question
			)
		}))
	};
}
