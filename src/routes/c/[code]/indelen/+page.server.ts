import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { keepReader, limitReaders, readerOf } from '$lib/access/reader.ts';
import { code, open } from '$lib/db/committee-rounds.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const Quote = z.uuid();
const Choice = z.object({ quote: Quote, themes: z.array(z.uuid()).max(200) });

export const load: PageServerLoad = async (event) => {
	await limitReaders(event);
	const quote = Quote.safeParse(event.url.searchParams.get('citaat')).data;
	const opened = await open(event.locals.db, event.params.code, {
		reader: readerOf(event.cookies, 'codings'),
		quote
	});
	if (!opened) error(404, m.committee_unknown());
	if (opened.state === 'expired' || opened.state === 'revoked') error(410, m.committee_ended());
	return {
		opened,
		again: quote !== undefined,
		saved: Quote.safeParse(event.url.searchParams.get('bewaard')).data ?? null
	};
};

export const actions: Actions = {
	default: async (event) => {
		await limitReaders(event);
		const form = await event.request.formData();
		const choice = Choice.safeParse({ quote: form.get('quote'), themes: form.getAll('theme') });
		if (!choice.success) return fail(400, { message: m.committee_code_wrong() });
		const reader = readerOf(event.cookies, 'codings') ?? randomUUID();
		const outcome = await code(event.locals.db, {
			code: event.params.code,
			reader,
			...choice.data
		});
		const here = `/c/${event.params.code}/indelen`;
		if (outcome === 'gone') return fail(409, { message: m.committee_code_gone() });
		if (outcome === 'full') return fail(409, { message: m.committee_code_full() });
		if (outcome === 'closed') redirect(303, here);
		keepReader(event, 'codings', reader);
		redirect(303, `${here}?bewaard=${choice.data.quote}`);
	}
};
