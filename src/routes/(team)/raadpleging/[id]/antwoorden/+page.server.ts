import { redirect } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { toTypeOut } from '$lib/db/media.ts';
import { counts, list, PAGE_SIZE } from '$lib/db/responses.ts';
import type { PageServerLoad } from './$types';
import { readShown, writeShown } from './filters.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requireMember(locals);
	const shown = readShown(url.searchParams);
	const [page, tally, waiting] = await Promise.all([
		list(locals.db, params.id, shown, shown.page),
		counts(locals.db, params.id),
		toTypeOut(locals.db, params.id)
	]);
	if (page.lines.length === 0 && shown.page > 1)
		redirect(303, `?${writeShown({ ...shown, page: 1 }).slice(1)}`);
	const pages = Math.max(1, Math.ceil(page.matches / PAGE_SIZE));
	return {
		...page,
		tally,
		toTypeOut: { count: new Set(waiting).size, first: waiting[0] },
		shown,
		total: tally.reduce((sum, { responses }) => sum + responses, 0),
		doubles: tally.reduce((sum, { doubles }) => sum + doubles, 0),
		pages,
		newerPage: shown.page > 1 ? shown.page - 1 : null,
		olderPage: shown.page < pages ? shown.page + 1 : null,
		withdrawn: url.searchParams.get('klaar') === 'ingetrokken'
	};
};
