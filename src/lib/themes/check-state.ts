import { z } from 'zod';

/** The qualities (expected F1 of all codings, those that a person checked counting as right) that a team can aim for. */
export const TARGETS = [0.8, 0.85, 0.9, 0.95, 0.99] as const;

/** With fewer answers drawn at random than this nothing is said about the rest. */
export const LEAST_DRAWN = 5;

/** What is expected of the answers that nobody has checked, and how many checks it takes to reach each target. */
export const CheckState = z.object({
	waiting: z.int().nonnegative(),
	quality: z.object({
		expected: z.number(),
		low: z.number(),
		high: z.number(),
		/** Answers drawn at random that it rests on. */
		checks: z.int()
	}),
	needed: z.array(z.object({ target: z.number(), checks: z.int() }))
});
export type CheckState = z.infer<typeof CheckState>;
