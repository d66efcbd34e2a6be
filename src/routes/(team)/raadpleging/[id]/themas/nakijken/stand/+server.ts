import { error, json } from '@sveltejs/kit';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { checkState } from '$lib/db/queue.ts';
import { m } from '$lib/paraglide/messages.js';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

/** What is expected of the answers that nobody has checked, as it is now. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	try {
		return json(await checkState(locals.db, consultation));
	} catch (problem) {
		if (!isDbError(problem, DB_CODE.notAllowed)) throw problem;
		error(404, m.error_not_found());
	}
};
