import { z } from 'zod';
import { Language } from '../guide/guide.ts';

/**
 * The version of the words in which a resident is asked whether the conversation may be recorded (`talk_consent` in the
 * interface texts). It rises whenever they change: what somebody agreed to is kept with its version and its words.
 */
export const TALK_WORDING = 1;

/** A resident's consent to record the conversation. */
export const TalkConsent = z.object({
	agreedAt: z.iso.datetime(),
	wording: z.int().min(1),
	/** As they were read out. */
	words: z.string().min(1).max(4000),
	/** What they were written in. */
	language: Language,
	/** The worker who asked, whoever sends it. */
	askedBy: z.uuid().optional()
});
export type TalkConsent = z.infer<typeof TalkConsent>;

/** One stretch of a recorded conversation on a worker's device, until the server has it. */
export const Talk = z.object({
	id: z.uuid(),
	/** The interview that it belongs to, and its number on this device. */
	interview: z.uuid(),
	number: z.int().min(1),
	recordedAt: z.iso.datetime(),
	seconds: z.number().min(0),
	consent: TalkConsent,
	/** Why the server did not take it. */
	refused: z.string().optional()
});
export type Talk = z.infer<typeof Talk>;
