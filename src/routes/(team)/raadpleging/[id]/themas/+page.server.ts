import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError, type Db } from '$lib/db/client.ts';
import { exampleIds } from '$lib/db/codebook.ts';
import { doubles } from '$lib/db/responses.ts';
import { closedQuestions, removeView, savedViews, saveView } from '$lib/db/reading.ts';
import { answersBehind, breakdown, overview, PAGE, type Theme } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { readPlace, writePlace, type Place } from '$lib/themes/filters.ts';
import type { Actions, PageServerLoad } from './$types';

/** The answers behind what is selected, and which of them are kept as examples of its theme. */
async function behind(db: Db, consultation: string, place: Place, themes: Theme[]) {
	const { selection, filters } = place;
	const theme = themes.find(({ key }) => key === selection?.theme);
	const isFound = selection && (!selection.theme || theme);
	const [answers, examples] = await Promise.all([
		isFound
			? answersBehind(db, consultation, { pick: selection.pick, theme: theme?.id, filters })
			: [],
		theme ? exampleIds(db, theme.id) : []
	]);
	return { answers, examples };
}

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	requireMember(locals);
	depends('themes:counts');
	const { db } = locals;
	const place = readPlace(url.searchParams);
	const { filters, by, view, unit = 'answers' } = place;
	const [counts, parts, closed, views, left, shown] = await Promise.all([
		overview(db, params.id, filters),
		by && view !== 'dots' ? breakdown(db, params.id, by, unit, filters) : null,
		closedQuestions(db, params.id),
		savedViews(db, params.id),
		doubles(db, params.id),
		parent().then(({ themes }) => behind(db, params.id, place, themes))
	]);
	return {
		place,
		overview: counts,
		breakdown: parts,
		closed,
		views,
		doubles: left,
		...shown,
		page: PAGE
	};
};

const ViewName = z.string().trim().min(1).max(80);
/** The address as this page writes it, so that nothing else is ever saved or followed. */
const placeOf = (query: FormDataEntryValue | null) =>
	writePlace(readPlace(new URLSearchParams(String(query ?? ''))));

export const actions: Actions = {
	saveView: async ({ request, locals, params }) => {
		const { userId } = requireMay(locals, 'edit');
		const form = await request.formData();
		const name = ViewName.safeParse(form.get('name'));
		if (!name.success) return fail(400, { viewError: m.reading_view_name_wrong() });
		const query = placeOf(form.get('query'));
		try {
			await saveView(locals.db, { consultation: params.id, name: name.data, query, by: userId });
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.unique)) throw problem;
			return fail(409, { viewError: m.reading_view_name_taken() });
		}
		redirect(303, `/raadpleging/${params.id}/themas${query}`);
	},
	removeView: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const id = z.uuid().safeParse(form.get('view'));
		const view = (await savedViews(locals.db, params.id)).find((each) => each.id === id.data);
		if (view) await removeView(locals.db, params.id, view.id);
		return { removed: view && { name: view.name, query: view.query } };
	}
};
