import { error, fail, redirect } from '@sveltejs/kit';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError, type Db } from '$lib/db/client.ts';
import { examples, move } from '$lib/db/codebook.ts';
import { archive, codebook, history, merge, save, themeUse } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { parseTheme, whyOf } from '../theme-form.ts';
import type { Actions, PageServerLoad } from './$types';

async function find(db: Db, consultation: string, key: string) {
	const theme = (await codebook(db, consultation)).find((t) => t.key === key);
	if (!theme) error(404, m.error_not_found());
	return theme;
}

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	requireMember(locals);
	const { themes } = await parent();
	const theme = themes.find((t) => t.key === params.thema);
	if (!theme) error(404, m.error_not_found());
	const [use, revisions, shown] = await Promise.all([
		themeUse(locals.db, theme.id),
		history(locals.db, params.id, { theme: theme.id }),
		examples(locals.db, params.id)
	]);
	const own = shown.filter((example) => example.theme === theme.id);
	return {
		theme,
		use,
		history: revisions,
		examples: own,
		justSaved: url.searchParams.has('bewaard')
	};
};

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const { data, errors, typed } = parseTheme(await request.formData());
		if (errors) return fail(400, { typed, errors });
		const { why, ...fields } = data;
		const { id, key, position } = await find(locals.db, params.id, params.thema);
		await save(locals.db, params.id, { id, key, position, ...fields }, why);
		return { done: m.codebook_saved() };
	},
	move: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const themes = await codebook(locals.db, params.id);
		const theme = await find(locals.db, params.id, params.thema);
		const wished = form.get('parent');
		const parent = themes.find((t) => t.key === wished && !t.archived_at);
		if (wished && !parent) return fail(400, { moveError: m.codebook_place_wrong() });
		try {
			await move(locals.db, theme.id, parent?.id ?? null, whyOf(form));
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.twoLevels)) throw problem;
			return fail(409, { moveError: m.codebook_place_wrong() });
		}
		return { done: m.codebook_place_done() };
	},
	merge: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const source = await find(locals.db, params.id, params.thema);
		const themes = await codebook(locals.db, params.id);
		const target = themes.find((t) => t.key === form.get('into') && !t.archived_at);
		if (!target) return fail(400, { mergeError: m.codebook_merge_wrong() });
		try {
			await merge(locals.db, source.id, target.id, whyOf(form));
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.mergeTarget)) throw problem;
			return fail(409, { mergeError: m.codebook_merge_wrong() });
		}
		redirect(303, `/raadpleging/${params.id}/themas/codeboek/${target.key}?bewaard`);
	},
	archive: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const theme = await find(locals.db, params.id, params.thema);
		await archive(locals.db, theme.id, true, whyOf(await request.formData()));
		return { done: m.codebook_archive_done() };
	},
	restore: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const theme = await find(locals.db, params.id, params.thema);
		await archive(locals.db, theme.id, false, whyOf(await request.formData()));
		return { done: m.codebook_restored() };
	}
};
