import { json } from '@sveltejs/kit';
import { checkState } from '$lib/db/queue.ts';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

/** What is expected of the answers that nobody has checked, as it is now. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	return json(await checkState(locals.db, consultation));
};
