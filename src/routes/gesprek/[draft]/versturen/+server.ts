import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { finished, Interview } from '$lib/answering/interview.ts';
import { toSubmission } from '$lib/answering/submit.ts';
import { hashCode, normaliseCode } from '$lib/answering/withdrawal-code.ts';
import * as guides from '$lib/db/guides.ts';
import * as responses from '$lib/db/responses.ts';
import { markSafety } from '$lib/server/safety.ts';
import type { RequestHandler } from './$types';

const Sending = z.object({
	version: z.uuid(),
	interview: Interview,
	/** The device that it was kept on. */
	device: z.uuid().optional()
});

/**
 * Takes a finished interview in. The same again stores nothing again; an altered one becomes a revision.
 * @returns {state}: 'stored', 'already', 'revised', or why not: 'withdrawn' (taken back since), 'held-back' (something
 *   is missing), 'misfit', 'area-gone', 'number-taken' (by another paper form), 'gone' (the consultation), 'rejected' (unreadable), 'signed-out'
 */
export const POST: RequestHandler = async ({ request, locals, params, url }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	const body = Sending.safeParse(await request.json().catch(() => undefined));
	const id = z.uuid().safeParse(params.draft);
	const code = body.success ? normaliseCode(body.data.interview.code) : undefined;
	if (!body.success || !id.success || !code) return json({ state: 'rejected' }, { status: 400 });

	const version = await guides.version(locals.db, body.data.version);
	if (!version) return json({ state: 'gone' });
	// The code was made on the device, so that the resident has it at the door; only its hash is stored.
	const identity = { id: id.data, version: version.id, withdrawalHash: await hashCode(code) };
	const response = finished(version.guide, body.data.interview, identity);
	if (!response) return json({ state: 'held-back' });
	// First: what is marked must not stand in the open for a moment.
	const conversation = {
		consultation: version.consultationId,
		response: id.data,
		origin: url.origin
	};
	await markSafety(locals, conversation, body.data.interview.signals);
	const submission = toSubmission(version.guide, response);
	return json({ state: await responses.record(locals.db, submission, body.data.device) });
};
