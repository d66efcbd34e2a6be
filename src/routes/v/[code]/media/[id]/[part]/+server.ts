import { json } from '@sveltejs/kit';
import { putPart } from '$lib/db/media.ts';
import { MEDIA_LIMITS } from '$lib/media/limits.ts';
import { PartHash, PartNumber } from '$lib/media/media.ts';
import { senderOf } from '../../sender.ts';
import type { RequestHandler } from './$types';

/** Takes in one part. */
export const PUT: RequestHandler = async (event) => {
	const sender = await senderOf(event);
	if (sender instanceof Response) return sender;
	const number = PartNumber.safeParse(event.params.part);
	const hash = PartHash.safeParse(event.request.headers.get('x-hash'));
	const announced = Number(event.request.headers.get('content-length') ?? 0);
	if (!number.success || !hash.success || announced > MEDIA_LIMITS.part)
		return new Response(null, { status: 400 });
	const bytes = new Uint8Array(await event.request.arrayBuffer());
	const part = { number: number.data, hash: hash.data, bytes };
	return json(await putPart(event.locals.db, sender.response, sender.media, part));
};
