import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import { fingerprint, ticketOf } from '../visit.ts';

interface Sender {
	/** The response that this device holds. */
	response: string;
	media: string;
}

const Id = z.uuid();

/**
 * Who sends a part of which file. The page names the response that it was made for by its fingerprint: when somebody
 * else has begun on this device since, it is not theirs.
 * @returns the answer itself when it ends here
 */
export async function senderOf(
	event: RequestEvent<{ code: string; id: string }>
): Promise<Sender | Response> {
	const wait = await takeAttempt('media', event.getClientAddress());
	if (wait > 0)
		return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } });
	const media = Id.safeParse(event.params.id);
	if (!media.success) return new Response(null, { status: 400 });
	const ticket = ticketOf(event.cookies);
	if (!ticket || event.request.headers.get('x-reactie') !== fingerprint(ticket))
		return json({ state: 'gone', missing: [] });
	return { response: ticket.id, media: media.data };
}
