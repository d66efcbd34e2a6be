import { json } from '@sveltejs/kit';
import { begin, removeOwn } from '$lib/db/media.ts';
import { MediaItem } from '$lib/media/media.ts';
import { senderOf } from '../sender.ts';
import type { RequestHandler } from './$types';

/** Begins to take in a recording or photo, or tells what of it is still missing. */
export const PUT: RequestHandler = async (event) => {
	const sender = await senderOf(event);
	if (sender instanceof Response) return sender;
	const item = MediaItem.safeParse(await event.request.json().catch(() => undefined));
	if (!item.success) return json({ state: 'refused', missing: [], reason: 'size' });
	return json(await begin(event.locals.db, sender.response, sender.media, item.data));
};

/** Takes it away before the answers are sent. */
export const DELETE: RequestHandler = async (event) => {
	const sender = await senderOf(event);
	if (sender instanceof Response) return sender;
	await removeOwn(event.locals.db, sender.response, sender.media);
	return new Response(null, { status: 204 });
};
