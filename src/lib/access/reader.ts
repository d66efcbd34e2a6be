import { error, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { m } from '../paraglide/messages.js';
import { takeAttempt } from './limits.ts';

/**
 * A reader of a committee's link has no account: once they say something, a random number in a cookie finds it again.
 * What they say of the report and how they code quotes have a number each, so that nobody can put the two together.
 */
const COOKIES = { reactions: 'wijkspraak_lezer', codings: 'wijkspraak_indeler' } as const;
type Purpose = keyof typeof COOKIES;
const SECONDS = 180 * 24 * 3600;

/** The reader's number, or null for one who said nothing yet. */
export const readerOf = (cookies: Cookies, purpose: Purpose): string | null =>
	z.uuid().safeParse(cookies.get(COOKIES[purpose])).data ?? null;

/** Keeps the number on this link's path alone: two links do not know of each other. */
export function keepReader(
	{ cookies, params, url }: RequestEvent<{ code: string }>,
	purpose: Purpose,
	reader: string
): void {
	cookies.set(COOKIES[purpose], reader, {
		path: `/c/${params.code}`,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: SECONDS
	});
}

/** Stops with 429 where one address asks too much. */
export async function limitReaders({
	getClientAddress
}: Pick<RequestEvent, 'getClientAddress'>): Promise<void> {
	if ((await takeAttempt('committee', getClientAddress())) > 0) error(429, m.committee_busy());
}
