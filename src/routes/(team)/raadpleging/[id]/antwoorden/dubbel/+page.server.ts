import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import * as flags from '$lib/db/flags.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { member } = requireMember(locals);
	await parent();
	const [found, team] = await Promise.all([
		flags.list(locals.db, params.id),
		members(locals.db, member.teamId)
	]);
	return {
		flags: found,
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name]))
	};
};

const Judged = z.object({
	response: z.uuid(),
	kind: flags.Doubt,
	other: z
		.literal('')
		.transform(() => null)
		.or(z.uuid()),
	verdict: z
		.literal('')
		.transform(() => null)
		.or(flags.Verdict)
});

export const actions: Actions = {
	judge: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const judged = Judged.safeParse(Object.fromEntries(await request.formData()));
		if (!judged.success) error(400, m.error_failed());
		const outcome = await flags.judge(locals.db, params.id, judged.data);
		if (outcome === 'circle')
			return fail(409, { refused: judged.data.response, message: m.double_circle() });
		return { judged: judged.data.response };
	}
};
