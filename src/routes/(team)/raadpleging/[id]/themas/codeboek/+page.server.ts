import { requireMember } from '$lib/access/guard.ts';
import { history } from '$lib/db/themes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMember(locals);
	return { history: await history(locals.db, params.id) };
};
