import { MEDIA_LIMITS } from '../media/limits.ts';
import { PartHash, PartNumber } from '../media/media.ts';
import { rangeOf } from '../media/range.ts';

/** Answers with a recording or photo, whole or the part that a player asks for. */
export function mediaFile(
	request: Request,
	{ type, bytes }: { type: string; bytes: Uint8Array },
	cache: string
): Response {
	const size = bytes.length;
	const headers = new Headers({
		'content-type': type,
		'content-security-policy': "default-src 'none'; sandbox",
		'cache-control': cache,
		'accept-ranges': 'bytes'
	});
	const range = rangeOf(request.headers.get('range'), size);
	if (range === 'outside') {
		headers.set('content-range', `bytes */${size}`);
		return new Response(null, { status: 416, headers });
	}
	if (!range) return new Response(new Uint8Array(bytes), { headers });
	headers.set('content-range', `bytes ${range.first}-${range.last}/${size}`);
	const part = new Uint8Array(bytes.subarray(range.first, range.last + 1));
	return new Response(part, { status: 206, headers });
}

/** The part of a file that a device sends, or the answer to what cannot be one. */
export async function partOf(
	request: Request,
	asked: string
): Promise<{ number: number; hash: string; bytes: Uint8Array } | Response> {
	const number = PartNumber.safeParse(asked);
	const hash = PartHash.safeParse(request.headers.get('x-hash'));
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (!number.success || !hash.success || announced > MEDIA_LIMITS.part)
		return new Response(null, { status: 400 });
	const bytes = new Uint8Array(await request.arrayBuffer());
	return { number: number.data, hash: hash.data, bytes };
}
