import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { putTeamPart } from '$lib/db/media.ts';
import { partOf } from '$lib/server/media-file.ts';
import type { RequestHandler } from './$types';

/** Takes in one part of what the team reads aloud. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	requireMay(locals, 'edit');
	if (!z.uuid().safeParse(params.audio).success) error(404);
	const part = await partOf(request, params.part);
	if (part instanceof Response) return part;
	return json(await putTeamPart(locals.db, params.audio, part));
};
