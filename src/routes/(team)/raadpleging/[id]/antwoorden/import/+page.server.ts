import { requireMay } from '$lib/access/guard.ts';
import { newestVersion } from '$lib/db/guides.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMay(locals, 'edit');
	const version = await newestVersion(locals.db, params.id);
	return { version: version && { id: version.id, guide: version.guide } };
};
