import { z } from 'zod';

/** What came of ringing a bell. */
export const DoorOutcome = z.enum(['no_answer', 'refused', 'later', 'done']);
export type DoorOutcome = z.infer<typeof DoorOutcome>;

/** One attempt: which area, what came of it, on which day. No address and no time. */
export const DoorAttempt = z.object({
	id: z.uuid(),
	area: z.uuid(),
	outcome: DoorOutcome,
	/** YYYY-MM-DD */
	day: z.iso.date(),
	/** Counted by mistake: it is taken out again, also when it was sent before. */
	undone: z.boolean().default(false)
});
export type DoorAttempt = z.infer<typeof DoorAttempt>;

/** How many are sent at once. */
export const MAX_ATTEMPTS = 500;

/** An area with what came back from it. */
export interface Reach {
	/** Null: nobody said how many homes there are. */
	homes: number | null;
	responses: number;
}

/** An area is silent when nobody answered, or fewer than one home in twenty. */
const SILENT_BELOW = 0.05;

/** Responses for each home, from 0 to 1, or undefined where the number of homes is not known. */
export const coverage = ({ homes, responses }: Reach): number | undefined =>
	homes === null ? undefined : Math.min(1, responses / homes);

export const isSilent = (area: Reach): boolean =>
	area.responses === 0 || (coverage(area) ?? 1) < SILENT_BELOW;
