import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { Interview } from '$lib/answering/interview.ts';
import * as interviews from '$lib/db/interviews.ts';
import type { RequestHandler } from './$types';

const Save = z.object({
	interview: Interview,
	/** The save that this one follows; null: whatever is there. */
	after: z.string().max(40).nullable()
});

/** Keeps the newest state of an interview: {state: 'saved', savedAt} or why not. */
export const PUT: RequestHandler = async ({ request, locals, params }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	const body = Save.safeParse(await request.json().catch(() => undefined));
	if (!body.success || !z.uuid().safeParse(params.draft).success) {
		return json({ state: 'failed' }, { status: 400 });
	}
	const { interview, after } = body.data;
	return json(await interviews.save(locals.db, params.draft, interview, after));
};
