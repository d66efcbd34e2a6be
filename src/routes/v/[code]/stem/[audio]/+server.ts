import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import { publishedAudio } from '$lib/db/media.ts';
import { mediaFile } from '$lib/server/media-file.ts';
import type { RequestHandler } from './$types';

/** A text read aloud by the team. It holds nothing of anybody and never changes, so a browser may keep it. */
export const GET: RequestHandler = async ({ locals, params, request, getClientAddress }) => {
	const wait = await takeAttempt('media', getClientAddress());
	if (wait > 0)
		return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } });
	const known = z.uuid().safeParse(params.audio).success;
	const found = known ? await publishedAudio(locals.db, params.code, params.audio) : null;
	if (!found) return new Response(null, { status: 404 });
	return mediaFile(request, found, 'private, max-age=2592000, immutable');
};
