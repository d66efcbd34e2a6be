import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { Email, parseForm } from '$lib/access/fields.ts';
import { destination } from '$lib/access/destination.ts';
import { takeAttempt } from '$lib/access/limits.ts';
import { needsFirstTeam } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.session?.member) redirect(303, '/');
	if (await needsFirstTeam(locals.db)) redirect(303, '/begin');
	return { noTeam: Boolean(locals.session) };
};

const SignIn = z.object({ email: Email, password: z.string().min(1).max(200) });

export const actions: Actions = {
	default: async ({ request, locals, url, getClientAddress }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '');
		const { data, errors } = parseForm(SignIn, form, {
			email: m.field_email_wrong(),
			password: m.field_password_missing()
		});
		if (errors) return fail(400, { email, errors });
		const wait = await takeAttempt('signIn', getClientAddress());
		if (wait > 0) return fail(429, { email, message: m.error_too_often({ seconds: wait }) });
		const { error } = await locals.db.auth.signInWithPassword(data);
		if (error) {
			const known = error.status === 400;
			return fail(known ? 400 : 503, {
				email,
				message: known ? m.signin_wrong() : m.error_failed()
			});
		}
		redirect(303, destination(url.searchParams.get('naar'), url.origin));
	}
};
