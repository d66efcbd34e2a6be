import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import { bytesBehindLink } from '$lib/db/photos.ts';
import type { RequestHandler } from './$types';

/** A released photo of the report behind this link. Taken back or withdrawn, it is gone at the next look. */
export const GET: RequestHandler = async (event) => {
	if ((await takeAttempt('committee', event.getClientAddress())) > 0)
		return new Response(null, { status: 429, headers: { 'retry-after': '60' } });
	const { code, photo } = event.params;
	const known = z.uuid().safeParse(photo).success;
	const bytes = known ? await bytesBehindLink(event.locals.db, code, photo) : null;
	if (!bytes) return new Response(null, { status: 404 });
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'image/jpeg',
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store'
		}
	});
};
