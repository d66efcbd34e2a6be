import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, Password, type FieldErrors } from '$lib/access/fields.ts';
import { requireMember } from '$lib/access/guard.ts';
import { takeAttempt } from '$lib/access/limits.ts';
import { anonymous } from '$lib/db/client.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions } from './$types';

const Change = z.object({ current: z.string().min(1).max(200), password: Password });

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const { email } = requireMember(locals);
		const { data, errors } = parseForm(Change, await request.formData(), {
			current: m.field_password_missing(),
			password: m.field_password_short()
		});
		if (errors) return fail(400, { errors });
		const wait = await takeAttempt('signIn', getClientAddress());
		if (wait > 0) return fail(429, { message: m.error_too_often({ seconds: wait }) });
		// A borrowed screen is not enough: whoever changes the password knows the present one.
		const check = await anonymous(locals.rung).auth.signInWithPassword({
			email,
			password: data.current
		});
		if (check.error) {
			const wrong: FieldErrors = { current: m.account_current_wrong() };
			return fail(400, { errors: wrong });
		}
		const { error } = await locals.db.auth.updateUser({ password: data.password });
		if (error) {
			const same = error.code === 'same_password';
			const wrong: FieldErrors = { password: same ? m.account_same() : m.field_password_short() };
			return fail(400, { errors: wrong });
		}
		await locals.db.auth.signOut({ scope: 'others' });
		return { done: true };
	}
};
