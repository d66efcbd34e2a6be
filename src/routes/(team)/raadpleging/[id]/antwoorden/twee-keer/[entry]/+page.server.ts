import { error, fail, redirect } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import * as entries from '$lib/db/entries.ts';
import { version } from '$lib/db/guides.ts';
import { isId } from '$lib/db/ids.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

async function found(locals: App.Locals, params: { id: string; entry: string }) {
	const entry = isId(params.entry) ? await entries.get(locals.db, params.id, params.entry) : null;
	return entry ?? error(404, m.error_not_found());
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { member } = requireMay(locals, 'edit');
	const entry = await found(locals, params);
	const [asked, team] = await Promise.all([
		version(locals.db, entry.guide_version_id),
		members(locals.db, member.teamId)
	]);
	if (!asked) error(404, m.error_not_found());
	return {
		entry,
		guide: asked.guide,
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name])),
		settled: url.searchParams.get('nagekeken')
	};
};

const REFUSED = { misfit: m.double_entry_misfit, withheld: m.double_entry_withheld };

export const actions: Actions = {
	settle: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const entry = await found(locals, params);
		const form = await request.formData();
		const decisions = Object.fromEntries(
			entry.differences.map((field) => [
				field,
				entries.Pick.safeParse(form.get(field)).data ?? null
			])
		);
		const left = await entries.settle(locals.db, entry.id, decisions);
		if (typeof left === 'string') return fail(409, { message: REFUSED[left]() });
		if (left > 0) return { left };
		const list = `/raadpleging/${params.id}/antwoorden/twee-keer`;
		const next = (await entries.paperForms(locals.db, params.id)).find(
			(one) => one.open_differences
		);
		const done = `?nagekeken=${encodeURIComponent(entry.form_number)}`;
		redirect(303, next ? `${list}/${next.entry}${done}` : `${list}${done}`);
	}
};
