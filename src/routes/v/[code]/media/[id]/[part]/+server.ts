import { json } from '@sveltejs/kit';
import { putPart } from '$lib/db/media.ts';
import { partOf } from '$lib/server/media-file.ts';
import { senderOf } from '../../sender.ts';
import type { RequestHandler } from './$types';

/** Takes in one part. */
export const PUT: RequestHandler = async (event) => {
	const sender = await senderOf(event);
	if (sender instanceof Response) return sender;
	const part = await partOf(event.request, event.params.part);
	if (part instanceof Response) return part;
	return json(await putPart(event.locals.db, sender.response, sender.media, part));
};
