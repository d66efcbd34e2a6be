import { requireMember } from '$lib/access/guard.ts';
import { answersBehind, breakdown, overview, PAGE } from '$lib/db/themes.ts';
import { readPlace } from '$lib/themes/filters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	requireMember(locals);
	depends('themes:counts');
	const place = readPlace(url.searchParams);
	const { filters, selection, by, view } = place;
	const counts = overview(locals.db, params.id, filters);
	const parts = by && view !== 'dots' ? breakdown(locals.db, params.id, by, filters) : null;
	const { themes } = await parent();
	const theme = themes.find((t) => t.key === selection?.theme);
	const answers =
		selection && (!selection.theme || theme)
			? answersBehind(locals.db, params.id, { pick: selection.pick, theme: theme?.id, filters })
			: [];
	return {
		place,
		overview: await counts,
		breakdown: await parts,
		answers: await answers,
		page: PAGE
	};
};
