import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { keepReader, limitReaders, readerOf } from '$lib/access/reader.ts';
import { MAX_REMARK_LENGTH, ReactionForm } from '$lib/committee/reaction.ts';
import { open } from '$lib/db/committee-links.ts';
import { open as openRound } from '$lib/db/committee-rounds.ts';
import { behindLink } from '$lib/db/photos.ts';
import { react } from '$lib/db/reactions.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	await limitReaders(event);
	const { db } = event.locals;
	const { code } = event.params;
	const opened = await open(db, code, readerOf(event.cookies, 'reactions'));
	if (!opened) error(404, m.committee_unknown());
	if (opened.state !== 'open') error(410, m.committee_ended());
	const [photos, round] = await Promise.all([
		behindLink(db, code),
		openRound(db, code, { reader: readerOf(event.cookies, 'codings') })
	]);
	const coding = round?.state === 'open' ? { total: round.total, left: round.left } : null;
	return { opened, photos, coding };
};

/** Where the reader finds their form again. */
const formOf = (theme: string | null) => `reactie-${theme ?? 'geheel'}`;

export const actions: Actions = {
	default: async (event) => {
		await limitReaders(event);
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
		const reader = readerOf(event.cookies, 'reactions') ?? randomUUID();
		const outcome = await react(event.locals.db, { code, reader, ...parsed.data });
		if (outcome === 'closed') error(410, m.committee_ended());
		if (outcome === 'moved')
			return fail(409, { message: m.committee_failed_moved(), at: '', typed });
		if (outcome === 'full') return fail(409, { message: m.committee_failed_full(), at, typed });
		keepReader(event, 'reactions', reader);
		redirect(303, `/c/${code}#${at}`);
	}
};
