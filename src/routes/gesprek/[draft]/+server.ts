import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { Interview } from '$lib/answering/interview.ts';
import * as guides from '$lib/db/guides.ts';
import * as interviews from '$lib/db/interviews.ts';
import type { RequestHandler } from './$types';

const Save = z.object({
	/** The guide version that it is about. */
	version: z.uuid(),
	interview: Interview,
	/** The save that this one follows; null: the first, or whatever is there. */
	after: z.string().max(40).nullable()
});

/** Keeps the newest state of an interview: {state: 'saved', savedAt} or why not. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	const session = locals.session;
	if (!session?.member || !ROLE_MAY[session.member.role].edit)
		return json({ state: 'signed-out' }, { status: 401 });
	const body = Save.safeParse(await request.json().catch(() => undefined));
	if (!body.success || !z.uuid().safeParse(params.draft).success) {
		return json({ state: 'failed' }, { status: 400 });
	}
	const { version: versionId, interview, after } = body.data;
	const version = await guides.version(locals.db, versionId);
	if (!version) return json({ state: 'gone' });
	const of = { versionId, consultationId: version.consultationId, userId: session.userId };
	return json(await interviews.save(locals.db, params.draft, interview, after, of));
};

export const DELETE: RequestHandler = async ({ locals, params }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	if (z.uuid().safeParse(params.draft).success) await interviews.remove(locals.db, params.draft);
	return json({ state: 'done' });
};
