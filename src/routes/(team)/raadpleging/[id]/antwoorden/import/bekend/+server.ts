import { error, json } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import { known } from '$lib/db/imports.ts';
import { Question } from '$lib/exchange/known.ts';
import { m } from '$lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Which of these responses are there already, or were withdrawn. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	requireMay(locals, 'edit');
	const asked = Question.safeParse({ ...(await request.json()), consultation: params.id });
	if (!asked.success) error(400, m.import_refused());
	const found = await known(locals.db, asked.data.consultation, asked.data.ids);
	return json(Object.fromEntries(found));
};
