import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { sources as answersOf } from '$lib/db/quotes.ts';
import { doubles } from '$lib/db/responses.ts';
import { publish } from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import { composeReport } from '$lib/report/compose.ts';
import type { Actions, PageServerLoad } from './$types';
import { readSources } from './sources.server.ts';

/** How many answers stand beside the text; the rest is one link away. */
const EVIDENCE_SHOWN = 30;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requireMember(locals);
	const [{ kept, counts, quotes, versions, next }, left] = await Promise.all([
		readSources(locals.db, params.id),
		doubles(locals.db, params.id)
	]);
	const wanted = url.searchParams.get('thema');
	const theme = counts.themes.find(({ id, key }) => id === wanted || key === wanted);
	const ids = theme?.evidence.slice(0, EVIDENCE_SHOWN) ?? [];
	const found = ids.length > 0 ? await answersOf(locals.db, params.id, ids) : [];
	const answers = ids.flatMap((id) => found.find((answer) => answer.id === id) ?? []);
	return {
		kept,
		figures: counts.figures,
		unchecked: counts.unchecked,
		doubles: left,
		themes: counts.themes.map(({ evidence: _, ...each }) => each),
		quotes,
		versions,
		next,
		evidence: theme ? { theme: theme.id, answers } : null,
		published: z.coerce.number().int().min(1).safeParse(url.searchParams.get('gepubliceerd')).data
	};
};

const LACKS = { untitled: m.report_publish_untitled, empty: m.report_publish_empty };

export const actions: Actions = {
	publish: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const revision = z.coerce
			.number()
			.int()
			.parse((await request.formData()).get('revision'));
		const composed = composeReport((await readSources(locals.db, params.id)).sources);
		if (composed.state !== 'ready') return fail(400, { message: LACKS[composed.state]() });
		const outcome = await publish(locals.db, params.id, revision);
		if (outcome.state === 'changed') return fail(409, { message: m.report_publish_changed() });
		if (outcome.state === 'incomplete') return fail(400, { message: m.report_publish_empty() });
		redirect(303, `/raadpleging/${params.id}/verslag?gepubliceerd=${outcome.number}`);
	}
};
