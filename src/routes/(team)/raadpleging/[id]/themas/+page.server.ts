import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { exampleIds } from '$lib/db/codebook.ts';
import { doubles } from '$lib/db/responses.ts';
import { closedQuestions, removeView, savedViews, saveView } from '$lib/db/reading.ts';
import { answersBehind, breakdown, overview, PAGE } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { readPlace, writePlace } from '$lib/themes/filters.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	requireMember(locals);
	depends('themes:counts');
	const place = readPlace(url.searchParams);
	const { filters, selection, by, view, unit = 'answers' } = place;
	const [counts, parts, closed, views, left] = [
		overview(locals.db, params.id, filters),
		by && view !== 'dots' ? breakdown(locals.db, params.id, by, unit, filters) : null,
		closedQuestions(locals.db, params.id),
		savedViews(locals.db, params.id),
		doubles(locals.db, params.id)
	];
	const { themes } = await parent();
	const theme = themes.find((t) => t.key === selection?.theme);
	const answers =
		selection && (!selection.theme || theme)
			? answersBehind(locals.db, params.id, { pick: selection.pick, theme: theme?.id, filters })
			: [];
	const examples = theme ? exampleIds(locals.db, theme.id) : [];
	return {
		place,
		overview: await counts,
		breakdown: await parts,
		answers: await answers,
		closed: await closed,
		views: await views,
		doubles: await left,
		examples: await examples,
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
