import { requireMember } from '$lib/access/guard.ts';
import { checkQueue, suggestionQuality } from '$lib/db/themes.ts';
import { readPlace } from '$lib/themes/filters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	requireMember(locals);
	depends('themes:queue');
	const { themes } = await parent();
	const place = readPlace(url.searchParams);
	const theme = themes.find((t) => t.key === place.selection?.theme)?.id;
	const [queue, quality] = await Promise.all([
		checkQueue(locals.db, params.id, { filters: place.filters, theme }),
		suggestionQuality(locals.db, params.id)
	]);
	return { queue, quality, place };
};
