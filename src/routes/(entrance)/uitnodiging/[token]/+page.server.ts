import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { DisplayName, Email, parseForm, Password } from '$lib/access/fields.ts';
import { takeAttempt } from '$lib/access/limits.ts';
import { signUp } from '$lib/access/sign-up.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { accept, info } from '$lib/db/invitations.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, getClientAddress }) => {
	if ((await takeAttempt('invitation', getClientAddress())) > 0)
		error(429, m.error_too_often_plain());
	const invitation = await info(locals.db, params.token);
	return {
		team: invitation?.team_name ?? '',
		role: invitation?.role,
		state: invitation?.state ?? 'unknown',
		signedInAs: locals.session?.email
	};
};

const Join = z.object({ name: DisplayName, email: Email, password: Password });

export const actions: Actions = {
	default: async ({ request, locals, params, getClientAddress }) => {
		const form = await request.formData();
		const typed = { name: form.get('name'), email: form.get('email') };
		const { data, errors } = parseForm(Join, form, {
			name: m.field_name_wrong(),
			email: m.field_email_wrong(),
			password: m.field_password_short()
		});
		if (errors) return fail(400, { typed, errors });
		const wait = await takeAttempt('signUp', getClientAddress());
		if (wait > 0) return fail(429, { typed, message: m.error_too_often({ seconds: wait }) });
		const invitation = await info(locals.db, params.token);
		if (invitation?.state !== 'open') return fail(410, { typed, message: m.invitation_closed() });
		const account = await signUp(locals.db, data.email, data.password);
		if (account.state !== 'signed-in') return fail(400, { typed, message: account.message });
		try {
			await accept(locals.db, params.token, data.name);
		} catch (cause) {
			if (!isDbError(cause, DB_CODE.invitationClosed)) throw cause;
			return fail(410, { typed, message: m.invitation_closed() });
		}
		redirect(303, '/');
	}
};
