import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { putTeamPart } from '$lib/db/media.ts';
import { partOf } from '$lib/server/media-file.ts';
import type { RequestHandler } from './$types';

/** Takes in one part of a recorded conversation. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	if (!z.uuid().safeParse(params.talk).success) return new Response(null, { status: 400 });
	const part = await partOf(request, params.part);
	if (part instanceof Response) return part;
	return json(await putTeamPart(locals.db, params.talk, part));
};
