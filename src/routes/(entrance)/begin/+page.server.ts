import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { DisplayName, Email, parseForm, Password, TeamName } from '$lib/access/fields.ts';
import { takeAttempt } from '$lib/access/limits.ts';
import { signUp } from '$lib/access/sign-up.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { createFirst, needsFirstTeam } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (!(await needsFirstTeam(locals.db))) redirect(303, '/aanmelden');
};

const FirstTeam = z.object({ team: TeamName, name: DisplayName, email: Email, password: Password });

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const form = await request.formData();
		const typed = { team: form.get('team'), name: form.get('name'), email: form.get('email') };
		const { data, errors } = parseForm(FirstTeam, form, {
			team: m.field_team_wrong(),
			name: m.field_name_wrong(),
			email: m.field_email_wrong(),
			password: m.field_password_short()
		});
		if (errors) return fail(400, { typed, errors });
		const wait = await takeAttempt('signUp', getClientAddress());
		if (wait > 0) return fail(429, { typed, message: m.error_too_often({ seconds: wait }) });
		// Asked again before an account is made: nobody is left with an account that leads nowhere.
		if (!(await needsFirstTeam(locals.db))) redirect(303, '/aanmelden');
		const account = await signUp(locals.db, data.email, data.password);
		if (account.state !== 'signed-in') return fail(400, { typed, message: account.message });
		try {
			await createFirst(locals.db, data.team, data.name);
		} catch (error) {
			if (!isDbError(error, DB_CODE.teamExists)) throw error;
			return fail(409, { typed, message: m.begin_too_late() });
		}
		redirect(303, '/');
	}
};
