import { createHash, randomInt, randomUUID } from 'node:crypto';
import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { MAX_CODES, personalCode } from '$lib/answering/personal-code.ts';
import * as codes from '$lib/db/codes.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
	const { member } = requireMay(locals, 'edit');
	const { consultation } = await parent();
	return {
		team: member.teamName,
		link: `${url.origin}/v/${consultation.code}`,
		batches: await codes.batches(locals.db, params.id)
	};
};

const Make = z.object({
	label: z.string().trim().max(120),
	count: z.coerce.number().int().min(1).max(MAX_CODES)
});
/** So many new codes, and what the database keeps of them. */
function freshCodes(count: number) {
	const made = new Set<string>();
	while (made.size < count) made.add(personalCode(randomInt));
	const codes = [...made];
	return {
		codes,
		hashes: codes.map((code) => createHash('sha256').update(code).digest('hex'))
	};
}
const Needed = z.enum(['ja', 'nee']);

export const actions: Actions = {
	/** The codes leave the server once, in this answer: only their hashes are kept. */
	make: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const asked = Make.safeParse(Object.fromEntries(await request.formData()));
		if (!asked.success) return fail(400, { wrong: m.codes_count_wrong({ max: MAX_CODES }) });
		const fresh = freshCodes(asked.data.count);
		const batch = randomUUID();
		const { label } = asked.data;
		const { hashes } = fresh;
		await codes.make(locals.db, { consultation: params.id, batch, label, hashes });
		return { made: fresh.codes, label };
	},
	/** New codes for those that nobody used: the old ones cannot be printed again, so they stop working. */
	renew: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const id = z.uuid().safeParse((await request.formData()).get('batch')).data;
		const batch = (await codes.batches(locals.db, params.id)).find((one) => one.id === id);
		if (!batch) error(404, m.error_not_found());
		const fresh = freshCodes(batch.codes - batch.used);
		const renewed = await codes.renew(locals.db, batch.id, fresh.hashes);
		return { made: fresh.codes.slice(0, renewed), label: batch.label, renewed: true };
	},
	drop: async ({ request, locals }) => {
		requireMay(locals, 'edit');
		const batch = z.uuid().safeParse((await request.formData()).get('batch'));
		if (!batch.success) error(400, m.error_failed());
		await codes.drop(locals.db, batch.data);
		return { dropped: true };
	},
	needed: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const needed = Needed.safeParse((await request.formData()).get('nodig'));
		if (!needed.success) error(400, m.error_failed());
		await codes.requireCodes(locals.db, params.id, needed.data === 'ja');
		return { saved: true };
	}
};
