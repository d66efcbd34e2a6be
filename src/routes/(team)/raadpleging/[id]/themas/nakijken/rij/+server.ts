import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { checkQueue } from '$lib/db/queue.ts';
import { codebook } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { readPlace } from '$lib/themes/filters.ts';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

/** One sitting does not get further than this. */
const MOST = 20_000;
const Desk = z.object({ have: z.array(z.uuid()).max(MOST) });

/** The next answers to check, without those that the desk has already. */
export const POST: RequestHandler = async ({ request, url, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const desk = Desk.safeParse(await request.json());
	if (!desk.success) error(400, m.error_failed());
	const { filters, selection } = readPlace(url.searchParams);
	const theme = selection?.theme
		? (await codebook(locals.db, consultation)).find((t) => t.key === selection.theme)?.id
		: undefined;
	const { have } = desk.data;
	const { answers } = await checkQueue(locals.db, consultation, { filters, theme, have });
	return json(answers);
};
