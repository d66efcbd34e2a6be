import { m } from '$lib/paraglide/messages.js';

const DONE: Record<string, () => string> = {
	uitgetypt: m.media_typed,
	'opname-weg': m.media_deleted,
	'foto-weg': m.media_photo_deleted,
	'gesprek-klaar': m.talk_card_done,
	'gesprek-open': m.talk_card_open,
	'gesprek-weg': m.talk_card_deleted
};

/** What was done with a recording or a photo, as the address says it. */
export const mediaDone = (done: string | null): string | undefined => DONE[done ?? '']?.();
