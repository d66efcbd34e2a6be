import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { translate } from '$lib/db/translations.ts';
import { m } from '$lib/paraglide/messages.js';
import { requireForScript } from '../guard.ts';
import type { RequestHandler } from './$types';

const Translation = z.object({ answer: z.uuid(), text: z.string().trim().max(10_000) });

export const POST: RequestHandler = async ({ request, locals, params }) => {
	requireForScript(locals, params);
	const translation = Translation.safeParse(await request.json());
	if (!translation.success) error(400, m.error_failed());
	try {
		await translate(locals.db, translation.data.answer, translation.data.text);
	} catch (problem) {
		if (!isDbError(problem, DB_CODE.notAllowed)) throw problem;
		error(403, m.error_forbidden());
	}
	return json({});
};
