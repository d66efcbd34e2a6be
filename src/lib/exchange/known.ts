import { z } from 'zod';
import { KNOWN_BATCH } from './limits.ts';

/** The dry run asks which responses are there already. */
export const Question = z.object({
	consultation: z.uuid(),
	ids: z.array(z.uuid()).max(KNOWN_BATCH)
});

/** By id; a response that is not named is new. */
export const Known = z.record(z.uuid(), z.enum(['already', 'withdrawn']));
export type Known = z.infer<typeof Known>;
