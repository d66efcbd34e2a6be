import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { answersBehind, codebook } from '$lib/db/themes.ts';
import { readPlace } from '$lib/themes/filters.ts';
import { requireForScript } from '../guard.ts';
import type { RequestHandler } from './$types';

const After = z.object({ at: z.iso.datetime({ offset: true }), id: z.uuid() });

/** The next answers behind a count; the address is that of the page, with where to go on. */
export const GET: RequestHandler = async ({ url, locals, params }) => {
	const { consultation } = requireForScript(locals, params);
	const { filters, selection } = readPlace(url.searchParams);
	const after = After.safeParse(Object.fromEntries(url.searchParams));
	if (!selection || !after.success) return json([]);
	const theme = selection.theme
		? (await codebook(locals.db, consultation)).find((t) => t.key === selection.theme)?.id
		: undefined;
	if (selection.theme && !theme) return json([]);
	return json(
		await answersBehind(locals.db, consultation, {
			pick: selection.pick,
			theme,
			filters,
			after: after.data
		})
	);
};
