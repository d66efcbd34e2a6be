import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { beginTalk } from '$lib/db/media.ts';
import { TalkItem } from '$lib/media/media.ts';
import type { RequestHandler } from './$types';

/** Begins to take in a stretch of a recorded conversation, or tells what of it is still missing. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	const ids = z.object({ draft: z.uuid(), talk: z.uuid() }).safeParse(params);
	const item = TalkItem.safeParse(await request.json().catch(() => undefined));
	if (!ids.success || !item.success) return json({ state: 'refused', missing: [], reason: 'size' });
	return json(await beginTalk(locals.db, ids.data.draft, ids.data.talk, item.data));
};
