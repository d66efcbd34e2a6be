import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { rounds, start } from '$lib/db/coders.ts';
import { start as startWithCommittee } from '$lib/db/committee-rounds.ts';
import { usable } from '$lib/db/quotes.ts';
import { members } from '$lib/db/teams.ts';
import { overview } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { member } = requireMember(locals);
	const [known, people, counts, quotes] = await Promise.all([
		rounds(locals.db, params.id),
		members(locals.db, member.teamId),
		overview(locals.db, params.id),
		usable(locals.db, params.id)
	]);
	return {
		rounds: known,
		people: people.map(({ user_id, display_name }) => ({ id: user_id, name: display_name })),
		answers: counts.answers,
		quotes: new Set(quotes.map(({ answer }) => answer)).size
	};
};

const CommitteeWish = z.object({ coder: z.uuid(), most: z.coerce.number().int().min(1) });
const Wish = z.object({ first: z.uuid(), second: z.uuid(), most: z.coerce.number().int().min(1) });

export const actions: Actions = {
	members: async ({ request, locals, params }) => {
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
	},
	committee: async ({ request, locals, params }) => {
		requireMay(locals, 'manage');
		const wish = CommitteeWish.safeParse(Object.fromEntries(await request.formData()));
		if (!wish.success) return fail(400, { wrongCommittee: 'choose' as const });
		let id: string;
		try {
			id = await startWithCommittee(locals.db, params.id, wish.data);
		} catch (problem) {
			if (isDbError(problem, DB_CODE.fewQuotes))
				return fail(400, { wrongCommittee: 'few' as const });
			if (isDbError(problem, DB_CODE.round))
				return fail(400, { wrongCommittee: 'choose' as const });
			throw problem;
		}
		redirect(303, `/raadpleging/${params.id}/themas/twee-coderen/${id}`);
	}
};
