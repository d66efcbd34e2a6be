import { error } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { linkState } from '$lib/committee/link.ts';
import { list } from '$lib/db/committee-links.ts';
import { m } from '$lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMember(locals);
	const link = (await list(locals.db, params.id)).find(({ id }) => id === params.link);
	if (!link || linkState(link, new Date()) !== 'open') error(404, m.error_not_found());
	return { link };
};
