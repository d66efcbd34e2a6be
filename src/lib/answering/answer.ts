import { z } from 'zod';
import { Key } from '../guide/guide.ts';

/** The longest open answer, in characters. The database holds the same limit. */
export const MAX_ANSWER_LENGTH = 10_000;

/**
 * Whose words an open answer holds: the resident's own, noted verbatim, a paraphrase,
 * or the worker's observation (which is never quoted as the resident).
 */
export const Voice = z.enum(['own', 'verbatim', 'paraphrase', 'observation']);
export type Voice = z.infer<typeof Voice>;

/** Saying nothing is an answer too. */
export const Declined = z.enum(['dont_know', 'rather_not']);
export type Declined = z.infer<typeof Declined>;

const text = z.string().trim().max(MAX_ANSWER_LENGTH);

/** What was answered to one question. Choices are stable option ids, never labels. */
export const AnswerValue = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('open'), text: text.min(1), voice: Voice.default('own') }),
	z.object({ kind: z.literal('single'), choices: z.array(Key).length(1), other: text.optional() }),
	z.object({ kind: z.literal('multiple'), choices: z.array(Key).min(1), other: text.optional() }),
	z.object({ kind: z.literal('grade'), number: z.int().min(1).max(10) }),
	z.object({ kind: z.literal('scale'), number: z.int().min(1).max(11) }),
	z.object({ kind: z.literal('yesno'), choices: z.tuple([z.enum(['yes', 'no'])]) }),
	z.object({ kind: z.literal('number'), number: z.number() }),
	z.object({ kind: z.literal('declined'), declined: Declined })
]);
export type AnswerValue = z.infer<typeof AnswerValue>;

/** Answers by question key. A question without an entry was not answered. */
export const Answers = z.record(Key, AnswerValue);
export type Answers = z.infer<typeof Answers>;

/** How a response came in: on the resident's own phone, with a worker, or from paper. */
export const Mode = z.enum(['self', 'assisted', 'paper']);
export type Mode = z.infer<typeof Mode>;
