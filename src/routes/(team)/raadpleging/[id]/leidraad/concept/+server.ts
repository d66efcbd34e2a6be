import { error, json } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import { draft, saveDraft } from '$lib/db/guides.ts';
import { SentDraft, type DraftAnswer } from '$lib/guide/ui/draft-sending.ts';
import { m } from '$lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Saves the draft of a guide; 409 with the newer one when somebody else was first. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	requireMay(locals, 'edit');
	const sent = SentDraft.safeParse(await request.json());
	if (!sent.success) error(400, m.save_refused());
	const outcome = await saveDraft(locals.db, params.id, sent.data.guide, sent.data.revision);
	if (outcome.state === 'saved') return json(outcome satisfies DraftAnswer);
	const newer = (await draft(locals.db, params.id)) ?? error(404, m.error_not_found());
	const { revision, guide } = newer;
	return json({ state: 'changed-elsewhere', revision, guide } satisfies DraftAnswer, {
		status: 409
	});
};
