import { z } from 'zod';

/** No vowels and no look-alikes (0 o, 1 i l): a code makes no words and can be copied from paper. */
const ALPHABET = 'bcdfghjkmnpqrstvwxyz23456789';
/** 28 possibilities a letter: 20 letters are 96 bits, which nobody guesses. */
const LENGTH = 20;

/** How many days a link works when nobody chooses otherwise, and at most. */
export const LINK_DAYS = { usual: 60, most: 365 } as const;
const DAY_MS = 86_400_000;

/** What stands behind /c/. `pick(n)` gives a random whole number below n, from a source that nobody can predict. */
export function linkCode(pick: (below: number) => number): string {
	return Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join('');
}

export type LinkState = 'open' | 'expired' | 'revoked';

export function linkState(
	link: { expires_at: string; revoked_at: string | null },
	now: Date
): LinkState {
	if (link.revoked_at !== null) return 'revoked';
	return new Date(link.expires_at) <= now ? 'expired' : 'open';
}

/** The day after so many days, as a date field writes it. */
export const dayAfter = (now: Date, days: number): string =>
	new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** The form of a new link: a label for the team, and the last day on which it works. */
export const linkForm = (now: Date) =>
	z.object({
		label: z.string().trim().max(120).default(''),
		until: z.iso
			.date()
			.refine((day) => day >= dayAfter(now, 1) && day <= dayAfter(now, LINK_DAYS.most))
			.transform((day) => new Date(`${day}T23:59:59Z`))
	});
