import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { beginGuideAudio } from '$lib/db/media.ts';
import { GuideAudioItem } from '$lib/media/media.ts';
import type { RequestHandler } from './$types';

/** Begins to take in what the team reads aloud, or tells what of it is still missing. */
export const PUT: RequestHandler = async ({ locals, params, request }) => {
	requireMay(locals, 'edit');
	const ids = z.object({ id: z.uuid(), audio: z.uuid() }).safeParse(params);
	if (!ids.success) error(404);
	const item = GuideAudioItem.safeParse(await request.json().catch(() => undefined));
	if (!item.success) return json({ state: 'refused', missing: [], reason: 'size' });
	return json(await beginGuideAudio(locals.db, ids.data.id, ids.data.audio, item.data));
};
