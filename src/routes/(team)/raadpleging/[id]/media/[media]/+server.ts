import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember } from '$lib/access/guard.ts';
import { bytes } from '$lib/db/media.ts';
import { rangeOf } from '$lib/media/range.ts';
import { m } from '$lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** The bytes of a recording or photo, whole or the part that a player asks for. Kept nowhere on the way; who may not, finds nothing. */
export const GET: RequestHandler = async ({ locals, params, request }) => {
	requireMember(locals);
	const known = z.uuid().safeParse(params.id).success && z.uuid().safeParse(params.media).success;
	const found = known ? await bytes(locals.db, params.id, params.media) : null;
	if (!found) error(404, m.error_not_found());
	const size = found.bytes.length;
	const headers = new Headers({
		'content-type': found.type,
		'content-security-policy': "default-src 'none'; sandbox",
		'cache-control': 'private, no-store',
		'accept-ranges': 'bytes'
	});
	const range = rangeOf(request.headers.get('range'), size);
	if (range === 'outside') {
		headers.set('content-range', `bytes */${size}`);
		return new Response(null, { status: 416, headers });
	}
	if (!range) return new Response(new Uint8Array(found.bytes), { headers });
	headers.set('content-range', `bytes ${range.first}-${range.last}/${size}`);
	const part = new Uint8Array(found.bytes.subarray(range.first, range.last + 1));
	return new Response(part, { status: 206, headers });
};
