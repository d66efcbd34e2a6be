import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { sides } from '$lib/db/doubles.ts';
import * as flags from '$lib/db/flags.ts';
import { revoke } from '$lib/db/quotes.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';
import { pairsOf } from './pairs.ts';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { member } = requireMember(locals);
	await parent();
	const [found, team] = await Promise.all([
		flags.list(locals.db, params.id),
		members(locals.db, member.teamId)
	]);
	const pairs = pairsOf(found);
	const about = pairs.flatMap(({ response, other }) => (other ? [response, other] : [response]));
	return {
		pairs,
		sides: await sides(locals.db, params.id, about),
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name]))
	};
};

const orNone = <Schema extends z.ZodType>(schema: Schema) =>
	z
		.literal('')
		.transform(() => null)
		.or(schema);
const Judged = z.object({
	response: z.uuid(),
	kinds: flags.Doubt.array().min(1),
	other: orNone(z.uuid()),
	verdict: orNone(flags.Verdict),
	leftOut: orNone(z.uuid())
});

export const actions: Actions = {
	judge: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const judged = Judged.safeParse({ ...Object.fromEntries(form), kinds: form.getAll('kinds') });
		if (!judged.success) error(400, m.error_failed());
		const outcome = await flags.judge(locals.db, params.id, judged.data);
		if (outcome === 'circle')
			return fail(409, { refused: judged.data.response, message: m.double_circle() });
		return { judged: judged.data };
	},
	revoke: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const quotes = z
			.uuid()
			.array()
			.min(1)
			.safeParse((await request.formData()).getAll('quote'));
		if (!quotes.success) error(400, m.error_failed());
		return { revoked: await revoke(locals.db, params.id, quotes.data, new Date()) };
	}
};
