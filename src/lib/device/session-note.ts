import { z } from 'zod';
import { Interview } from '../answering/interview.ts';

/**
 * What a reload in the same tab must not lose when the device keeps nothing else: words that were not saved yet, and
 * the code of what was just sent. It goes with the tab, and is never made beside a vault.
 */
const SessionNote = z.object({
	consultation: z.uuid(),
	code: z.string(),
	interview: Interview.optional()
});
export type SessionNote = z.infer<typeof SessionNote>;

const name = (id: string) => `gesprek ${id}`;

export function readNote(id: string): SessionNote | undefined {
	const kept = sessionStorage.getItem(name(id));
	const note = SessionNote.safeParse(kept ? JSON.parse(kept) : undefined);
	return note.success ? note.data : undefined;
}
export const writeNote = (id: string, note: SessionNote): void =>
	sessionStorage.setItem(name(id), JSON.stringify(note));
export const dropNote = (id: string): void => sessionStorage.removeItem(name(id));
