import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { saveDraft } from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import { Draft } from '$lib/report/report.ts';
import type { RequestHandler } from './$types';

const Sent = z.object({ draft: Draft, revision: z.int().min(0) });

/** The editor saves by itself: the whole draft, and the revision that it was made from. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	const { userId } = requireMay(locals, 'edit');
	const sent = Sent.safeParse(await request.json());
	if (!sent.success) error(400, m.error_failed());
	const { draft, revision } = sent.data;
	return json(await saveDraft(locals.db, params.id, draft, revision, userId, new Date()));
};
