import { requireMember } from '$lib/access/guard.ts';
import { checkQueue, checkState } from '$lib/db/queue.ts';
import { readPlace } from '$lib/themes/filters.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent, depends }) => {
	requireMember(locals);
	depends('themes:queue');
	const { themes } = await parent();
	const place = readPlace(url.searchParams);
	const theme = themes.find((t) => t.key === place.selection?.theme)?.id;
	const [queue, expected] = await Promise.all([
		checkQueue(locals.db, params.id, { filters: place.filters, theme }),
		checkState(locals.db, params.id)
	]);
	return { queue, expected, place };
};
