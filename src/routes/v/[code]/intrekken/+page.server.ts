import { fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '$lib/access/limits.ts';
import { groupCode, normaliseCode } from '$lib/answering/withdrawal-code.ts';
import { forgetDraft, withdrawByCode } from '$lib/db/submissions.ts';
import { dropTicket, visitOf } from '../visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { ticket, consultation } = await visitOf(event);
	return {
		code: ticket?.sent ? groupCode(ticket.code) : '',
		done: event.url.searchParams.has('gedaan'),
		contact: consultation.contact
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const typed = String(form.get('code') ?? '').slice(0, 100);
		const sure = form.get('zeker') === 'ja';
		const code = normaliseCode(typed);
		if (!code) return fail(400, { typed, sure, wrong: 'shape' as const });
		if (!sure) return fail(400, { typed, sure, wrong: 'unsure' as const });
		const wait = await takeAttempt('withdraw', event.getClientAddress());
		if (wait > 0) {
			event.setHeaders({ 'retry-after': String(wait) });
			return fail(429, { typed, sure, wait });
		}
		const { base, ticket } = await visitOf(event);
		const { db } = event.locals;
		const withdrawn = await withdrawByCode(db, code);
		const own = ticket?.code === code;
		// Not sent yet, on this device: what was filled in goes all the same.
		if (own && !ticket.sent) await forgetDraft(db, ticket.id);
		if (!withdrawn && !(own && !ticket.sent))
			return fail(404, { typed, sure, wrong: 'unknown' as const });
		if (own) dropTicket(event);
		redirect(303, `${base}/intrekken?gedaan`);
	}
};
