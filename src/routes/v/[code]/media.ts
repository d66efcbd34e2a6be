import type { RequestEvent } from '@sveltejs/kit';
import { ofResident, type ResidentMedia } from '$lib/db/media.ts';
import { offersMedia } from '$lib/media/media.ts';
import { spokenIn } from '$lib/answering/draft.ts';
import type { Busy, Visit } from './visit.ts';

const known = new WeakMap<App.Locals, Promise<ResidentMedia | null>>();

/** What of recordings and photos is taken here, and which there are of this response; null where no question offers it. */
export function mediaOf(
	{ locals }: Pick<RequestEvent, 'locals'>,
	visit: Visit
): Promise<ResidentMedia | null> {
	const asked = known.get(locals) ?? lookUp(locals, visit);
	known.set(locals, asked);
	return asked;
}

async function lookUp(
	{ db }: App.Locals,
	{ base, ticket, progress, consultation }: Visit
): Promise<ResidentMedia | null> {
	const version = progress.state === 'busy' ? progress.version : consultation.version;
	if (!version || !offersMedia(version.content)) return null;
	const media = await ofResident(db, base.slice(3), ticket?.id);
	return media.voice_minutes > 0 || media.photos ? media : null;
}

/** The questions that were answered aloud: what is here of it, and what the device says that it still holds. */
export async function recordedQuestions(
	event: Pick<RequestEvent, 'locals'>,
	visit: Visit,
	busy: Pick<Busy, 'draft'>
): Promise<Set<string>> {
	const media = await mediaOf(event, visit);
	if (!media) return new Set();
	const recordings = media.items.filter(({ kind }) => kind === 'voice');
	return new Set([...recordings.map(({ question }) => question), ...spokenIn(busy.draft)]);
}
