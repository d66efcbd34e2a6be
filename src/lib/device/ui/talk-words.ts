import { m } from '$lib/paraglide/messages.js';
import type { TalkTrouble } from '../talks.svelte.ts';

/** Why a conversation is not recorded, and what stays. */
export const TALK_TROUBLE = {
	denied: m.talk_denied,
	'no-microphone': m.talk_no_microphone,
	broken: m.talk_broken,
	full: m.talk_full
} satisfies Record<TalkTrouble, () => string>;

/** Why the server did not take a recording, and what to do. */
export function refusedTalk(reason: string): string {
	if (reason === 'off') return m.talk_refused_off();
	return reason === 'full' ? m.talk_refused_full() : m.talk_refused_other();
}
