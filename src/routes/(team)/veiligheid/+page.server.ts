import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import * as safety from '$lib/db/safety.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, depends }) => {
	const { member } = requireMay(locals, 'edit');
	depends('app:safety');
	const [signals, team, advice] = await Promise.all([
		safety.list(locals.db),
		members(locals.db, member.teamId),
		safety.advice(locals.db, member.teamId)
	]);
	return {
		signals,
		advice,
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name]))
	};
};

const Settle = z.object({
	id: z.uuid(),
	handled: z.enum(['yes', 'no']),
	released: z.enum(['yes', 'no'])
});
const Advice = z.string().trim().max(4000);

export const actions: Actions = {
	/** Taken care of, or not after all; used like any other answer, or not after all. */
	settle: async ({ request, locals }) => {
		requireMay(locals, 'manage');
		const asked = Settle.safeParse(Object.fromEntries(await request.formData()));
		if (!asked.success) error(400, m.error_failed());
		const { id, handled, released } = asked.data;
		await safety.settle(locals.db, id, {
			handled: handled === 'yes',
			released: released === 'yes'
		});
		return { settled: id };
	},
	advice: async ({ request, locals }) => {
		const { member } = requireMay(locals, 'manage');
		const typed = String((await request.formData()).get('advice') ?? '');
		const advice = Advice.safeParse(typed);
		if (!advice.success) return fail(400, { typed, adviceError: m.safety_advice_long() });
		await safety.setAdvice(locals.db, member.teamId, advice.data);
		return { adviceSaved: true };
	}
};
