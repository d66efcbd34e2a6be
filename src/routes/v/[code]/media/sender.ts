import { json, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import { earlierOf, fingerprint, ticketOf } from '../visit.ts';

interface Sender {
	/** The response that this device holds. */
	response: string;
	media: string;
}

const Id = z.uuid();

/**
 * Who sends a part of which file. The page names the response that it belongs to by its fingerprint: the one that this
 * device holds, or one that was sent from it before somebody else began.
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
	const own = ticketOf(event.cookies)?.id;
	const named = event.request.headers.get('x-reactie');
	const response = [...(own ? [own] : []), ...earlierOf(event.cookies)].find(
		(id) => fingerprint({ id }) === named
	);
	if (!response) return json({ state: 'refused', missing: [], reason: 'stranger' });
	return { response, media: media.data };
}
