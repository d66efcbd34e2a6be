import { randomUUID } from 'node:crypto';
import { error, fail, redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import { MAX_REMARK_LENGTH, ReactionForm } from '$lib/committee/reaction.ts';
import { open } from '$lib/db/committee-links.ts';
import { behindLink } from '$lib/db/photos.ts';
import { react } from '$lib/db/reactions.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** The reader's secret number: theirs for this link alone, and only once they said something. */
const READER = 'wijkspraak_lezer';
const READER_SECONDS = 180 * 24 * 3600;

const readerOf = (cookies: Cookies) => z.uuid().safeParse(cookies.get(READER)).data ?? null;

async function limit({ getClientAddress }: Pick<RequestEvent, 'getClientAddress'>) {
	if ((await takeAttempt('committee', getClientAddress())) > 0) error(429, m.committee_busy());
}

export const load: PageServerLoad = async (event) => {
	await limit(event);
	const opened = await open(event.locals.db, event.params.code, readerOf(event.cookies));
	if (!opened) error(404, m.committee_unknown());
	if (opened.state !== 'open') error(410, m.committee_ended());
	return { opened, photos: await behindLink(event.locals.db, event.params.code) };
};

/** Where the reader finds their form again. */
const formOf = (theme: string | null) => `reactie-${theme ?? 'geheel'}`;

/** The reader's number, kept on this path alone: two links do not know of each other. */
function keepReader({ cookies, params, url }: RequestEvent<{ code: string }>, reader: string) {
	cookies.set(READER, reader, {
		path: `/c/${params.code}`,
		httpOnly: true,
		sameSite: 'lax',
		secure: url.protocol === 'https:',
		maxAge: READER_SECONDS
	});
}

export const actions: Actions = {
	default: async (event) => {
		await limit(event);
		const { code } = event.params;
		const sent = Object.fromEntries(await event.request.formData());
		const theme = String(sent.theme ?? '') || null;
		const typed = { theme, remark: String(sent.remark ?? '') };
		const at = formOf(theme);

		const parsed = ReactionForm.safeParse(sent.act === 'clear' ? { theme: sent.theme } : sent);
		if (!parsed.success)
			return fail(400, {
				message: m.committee_failed_long({ most: MAX_REMARK_LENGTH }),
				at,
				typed
			});
		const reader = readerOf(event.cookies) ?? randomUUID();
		const outcome = await react(event.locals.db, { code, reader, ...parsed.data });
		if (outcome === 'closed') error(410, m.committee_ended());
		if (outcome === 'moved')
			return fail(409, { message: m.committee_failed_moved(), at: '', typed });
		if (outcome === 'full') return fail(409, { message: m.committee_failed_full(), at, typed });
		keepReader(event, reader);
		redirect(303, `/c/${code}#${at}`);
	}
};
