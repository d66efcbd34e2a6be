import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { suggestPending } from '$lib/db/codings.ts';
import { requireForScript } from '../guard.ts';
import type { RequestHandler } from './$types';

/** Small enough that the page can tell how far it is. */
const HELPING = 1000;

const Wish = z.object({ learn: z.boolean().default(false) });

/** One helping of suggestions; the page asks again while `left` is not 0. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const { learn } = Wish.parse(await request.json());
	return json(await suggestPending(locals.db, consultation, { learn, limit: HELPING }));
};
