import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { rounds, start } from '$lib/db/coders.ts';
import { members } from '$lib/db/teams.ts';
import { overview } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { member } = requireMember(locals);
	const [known, people, counts] = await Promise.all([
		rounds(locals.db, params.id),
		members(locals.db, member.teamId),
		overview(locals.db, params.id)
	]);
	return {
		rounds: known,
		people: people.map(({ user_id, display_name }) => ({ id: user_id, name: display_name })),
		answers: counts.answers
	};
};

const Wish = z.object({ first: z.uuid(), second: z.uuid(), most: z.coerce.number().int().min(1) });

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		requireMay(locals, 'manage');
		const wish = Wish.safeParse(Object.fromEntries(await request.formData()));
		if (!wish.success) return fail(400, { wrong: m.coders_start_wrong() });
		let id: string;
		try {
			id = await start(locals.db, params.id, wish.data);
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.round)) throw problem;
			return fail(400, { wrong: m.coders_start_wrong() });
		}
		redirect(303, `/raadpleging/${params.id}/themas/twee-coderen/${id}`);
	}
};
