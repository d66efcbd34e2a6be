import { error, json } from '@sveltejs/kit';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { decide } from '$lib/db/codings.ts';
import { m } from '$lib/paraglide/messages.js';
import { Batch } from '$lib/themes/coded-answer.ts';
import { requireForScript } from '../guard.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ request, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const batch = Batch.safeParse(await request.json());
	if (!batch.success) error(400, m.error_failed());
	try {
		return json(await decide(locals.db, consultation, batch.data));
	} catch (problem) {
		if (!isDbError(problem, DB_CODE.notAllowed, DB_CODE.inUse)) throw problem;
		error(problem.code === DB_CODE.notAllowed ? 403 : 409, m.error_forbidden());
	}
};
