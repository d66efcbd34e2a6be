import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import { codebook, save } from '$lib/db/themes.ts';
import { keyFor } from '$lib/themes/marks.ts';
import { nextColour } from '$lib/themes/palette.ts';
import { parseTheme } from '../theme-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	requireMay(locals, 'edit');
	const { themes } = await parent();
	const used = themes.filter((theme) => !theme.archived_at).map((theme) => theme.colour);
	return { colour: nextColour(used) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const { data, errors, typed } = parseTheme(await request.formData());
		if (errors) return fail(400, { typed, errors });
		const { why, ...fields } = data;
		const themes = await codebook(locals.db, params.id);
		const key = keyFor(
			fields.name,
			themes.map((theme) => theme.key)
		);
		const position = Math.max(-1, ...themes.map((theme) => theme.position)) + 1;
		await save(locals.db, params.id, { id: randomUUID(), key, position, ...fields }, why);
		redirect(303, `/raadpleging/${params.id}/themas/codeboek/${key}?bewaard`);
	}
};
