import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { finished, Interview } from '$lib/answering/interview.ts';
import { toSubmission } from '$lib/answering/submit.ts';
import { hashCode } from '$lib/answering/withdrawal-code.ts';
import * as guides from '$lib/db/guides.ts';
import * as interviews from '$lib/db/interviews.ts';
import * as responses from '$lib/db/responses.ts';
import { markSafety } from '$lib/server/safety.ts';
import type { RequestHandler } from './$types';

/**
 * Sends an interview as it stands on the screen. Sending again stores nothing again.
 * @returns {state}: 'stored', 'already', 'withdrawn' (taken back since), 'held-back', 'gone', or 'signed-out'
 */
export const POST: RequestHandler = async ({ request, locals, params, url }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	const interview = Interview.safeParse(await request.json().catch(() => undefined));
	const id = z.uuid().safeParse(params.draft);
	if (!interview.success || !id.success) return json({ state: 'failed' }, { status: 400 });

	const open = await interviews.get(locals.db, id.data);
	if (!open) {
		const stored = await responses.consultationOf(locals.db, id.data);
		return json({ state: stored ? 'already' : 'gone' });
	}
	const version = await guides.version(locals.db, open.versionId);
	if (!version) return json({ state: 'gone' });
	// The code is the one that the screen shows, and was made here when the interview began.
	const withdrawalHash = await hashCode(open.interview.code);
	const identity = { id: id.data, version: version.id, withdrawalHash };
	const response = finished(version.guide, interview.data, identity);
	if (!response) return json({ state: 'held-back' });
	// First: what is marked must not stand in the open for a moment.
	const conversation = {
		consultation: version.consultationId,
		response: id.data,
		origin: url.origin
	};
	await markSafety(locals, conversation, interview.data.signals);
	return json({ state: await responses.record(locals.db, toSubmission(version.guide, response)) });
};
