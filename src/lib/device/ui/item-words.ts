import { m } from '$lib/paraglide/messages.js';
import type { Item, ItemState, Refusal } from '../../answering/outbox.ts';
import type { Trouble } from '../holding.svelte.ts';

const REFUSALS = {
	'held-back': m.device_refused_held_back,
	misfit: m.device_refused_misfit,
	'area-gone': m.device_refused_area_gone,
	'number-taken': m.device_refused_number_taken,
	gone: m.device_refused_gone,
	withdrawn: m.interview_send_withdrawn,
	rejected: m.device_refused_rejected
} satisfies Record<Refusal, () => string>;
export const refusalWords = (why: Refusal): string => REFUSALS[why]();

const STATES = {
	draft: () => m.device_state_draft(),
	ready: () => m.device_state_ready(),
	sending: () => m.device_state_sending(),
	stored: () => m.device_state_stored(),
	refused: () => m.device_state_refused()
} satisfies Record<ItemState['is'], () => string>;
export const stateName = (state: ItemState): string => STATES[state.is]();

const WAITING: readonly ItemState['is'][] = ['ready', 'sending', 'refused'];

/** How many are finished and not stored. */
export const waiting = (items: readonly Item[]): number =>
	items.filter(({ state }) => WAITING.includes(state.is)).length;

const TROUBLES = { full: m.device_full, broken: m.device_broken } satisfies Record<
	Trouble,
	() => string
>;
export const troubleWords = (trouble: Trouble | undefined): string | undefined =>
	trouble && TROUBLES[trouble]();
