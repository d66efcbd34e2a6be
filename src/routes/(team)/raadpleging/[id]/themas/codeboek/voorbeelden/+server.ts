import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { setExample } from '$lib/db/codebook.ts';
import { m } from '$lib/paraglide/messages.js';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

const Wish = z.object({ theme: z.uuid(), answer: z.uuid(), on: z.boolean() });

/** Makes an answer an example of a theme, or takes that back. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const wish = Wish.safeParse(await request.json());
	if (!wish.success || !locals.session) error(400, m.error_failed());
	const { theme, answer, on } = wish.data;
	try {
		await setExample(locals.db, { consultation, theme, answer, by: locals.session.userId }, on);
	} catch (problem) {
		if (!isDbError(problem, DB_CODE.notAllowed, DB_CODE.inUse)) throw problem;
		error(problem.code === DB_CODE.notAllowed ? 403 : 409, m.error_forbidden());
	}
	return new Response(null, { status: 204 });
};
