import { fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '$lib/access/limits.ts';
import { normaliseCode } from '$lib/answering/withdrawal-code.ts';
import { continueDraft } from '$lib/db/submissions.ts';
import { keepTicket, visitOf } from '../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { progress, base } = await visitOf(event);
	// Somebody's unsent answers are on this device: they go on, or are wiped first.
	if (progress.state === 'busy') redirect(303, base);
};

export const actions: Actions = {
	/** Goes on here with what was begun on another device. */
	default: async (event) => {
		const form = await event.request.formData();
		const typed = String(form.get('code') ?? '').slice(0, 100);
		const code = normaliseCode(typed);
		if (!code) return fail(400, { typed, wrong: 'shape' as const });
		const wait = await takeAttempt('continue', event.getClientAddress());
		if (wait > 0) {
			event.setHeaders({ 'retry-after': String(wait) });
			return fail(429, { typed, wait });
		}
		const { base, progress, consultation } = await visitOf(event);
		if (progress.state === 'busy') redirect(303, base);
		const id = await continueDraft(event.locals.db, event.params.code, code);
		if (!id) return fail(404, { typed, wrong: 'unknown' as const });
		keepTicket(event, consultation, { id, code, sent: false });
		redirect(303, base);
	}
};
