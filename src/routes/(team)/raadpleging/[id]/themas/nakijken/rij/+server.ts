import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { checkQueue, codebook } from '$lib/db/themes.ts';
import { readPlace } from '$lib/themes/filters.ts';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

/** The next answers to check after the one with id `na`. */
export const GET: RequestHandler = async ({ url, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const { filters, selection } = readPlace(url.searchParams);
	const after = z.uuid().safeParse(url.searchParams.get('na')).data;
	const theme = selection?.theme
		? (await codebook(locals.db, consultation)).find((t) => t.key === selection.theme)?.id
		: undefined;
	const { answers } = await checkQueue(locals.db, consultation, { filters, theme, after });
	return json(answers);
};
