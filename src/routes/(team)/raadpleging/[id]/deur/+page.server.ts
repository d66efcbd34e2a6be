import { requireMay } from '$lib/access/guard.ts';
import * as doors from '$lib/db/doors.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMay(locals, 'edit');
	return { areas: await doors.overview(locals.db, params.id) };
};
