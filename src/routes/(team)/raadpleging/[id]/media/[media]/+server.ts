import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember } from '$lib/access/guard.ts';
import { bytes } from '$lib/db/media.ts';
import { m } from '$lib/paraglide/messages.js';
import { mediaFile } from '$lib/server/media-file.ts';
import type { RequestHandler } from './$types';

/** The bytes of a recording or photo. Kept nowhere on the way; who may not, finds nothing. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	requireMember(locals);
	const known = z.uuid().safeParse(params.id).success && z.uuid().safeParse(params.media).success;
	const found = known ? await bytes(locals.db, params.id, params.media) : null;
	if (!found) error(404, m.error_not_found());
	return mediaFile(request, found, 'private, no-store');
};
