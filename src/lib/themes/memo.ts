import { z } from 'zod';

/** What a memo is about; neither: the consultation as a whole. */
export interface About {
	answer?: string;
	theme?: string;
}

/** What a colleague thought, with how it read before. */
export const Memo = z.object({
	id: z.uuid(),
	text: z.string(),
	/** Who wrote it, while they are in the team. */
	by: z.string().nullable(),
	mine: z.boolean(),
	at: z.string(),
	removed: z.boolean(),
	earlier: z.array(z.object({ text: z.string(), at: z.string() }))
});
export type Memo = z.infer<typeof Memo>;
