import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { agreement } from '$lib/answering/entries.ts';
import { formNumber } from '$lib/answering/form-number.ts';
import { typeTwice } from '$lib/db/consultations.ts';
import * as entries from '$lib/db/entries.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { member } = requireMay(locals, 'edit');
	const [forms, team] = await Promise.all([
		entries.paperForms(locals.db, params.id),
		members(locals.db, member.teamId)
	]);
	return {
		forms,
		agreement: agreement(forms),
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name])),
		settled: url.searchParams.get('nagekeken')
	};
};

const itemIn = (form: FormData) => z.uuid().safeParse(form.get('item')).data ?? error(400);

export const actions: Actions = {
	option: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		await typeTwice(locals.db, params.id, (await request.formData()).has('twice'));
		return { saved: true };
	},
	number: async ({ request, locals }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const item = itemIn(form);
		const number = formNumber(String(form.get('number') ?? ''));
		if (!number) return fail(400, { item, message: m.double_entry_number_wrong() });
		const outcome = await entries.giveNumber(locals.db, item, number);
		if (outcome === 'number-taken')
			return fail(409, { item, message: m.double_entry_number_taken({ number }) });
		return { item };
	},
	remove: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		await entries.remove(locals.db, params.id, itemIn(await request.formData()));
		return { removed: true };
	}
};
