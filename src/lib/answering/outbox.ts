import { z } from 'zod';
import { Interview } from './interview.ts';

/**
 * The outbox of one device: what happens to an interview between the first word and the server's receipt.
 * Pure: the clock and the network are the caller's.
 */

/** Why the server did not take it. Each can be mended on the device, except that it was withdrawn. */
export const Refusal = z.enum([
	'held-back',
	'misfit',
	'area-gone',
	/** Another form was sent with this number. */
	'number-taken',
	'gone',
	'withdrawn',
	'rejected'
]);
export type Refusal = z.infer<typeof Refusal>;

export const ItemState = z.discriminatedUnion('is', [
	z.object({ is: z.literal('draft') }),
	/** To be sent, not before `notBefore` (ISO 8601; null: at once), after `tries` that failed. */
	z.object({
		is: z.literal('ready'),
		tries: z.int().min(0),
		notBefore: z.iso.datetime().nullable()
	}),
	/** Under way, with the content that it had at `revision`. */
	z.object({ is: z.literal('sending'), tries: z.int().min(0), revision: z.int() }),
	z.object({ is: z.literal('stored'), at: z.iso.datetime() }),
	z.object({ is: z.literal('refused'), why: Refusal })
]);
export type ItemState = z.infer<typeof ItemState>;

/** One interview on a device. */
export const Item = z.object({
	id: z.uuid(),
	/** Counts from 1 on each device: how people talk about it. */
	number: z.int().min(1),
	consultationId: z.uuid(),
	versionId: z.uuid(),
	/** Null once it is stored: nothing of it stays on the device. */
	interview: Interview.nullable(),
	/** Rises with every change of the interview. */
	revision: z.int().min(0),
	changedAt: z.iso.datetime(),
	/** The server's own copy of the draft: which save it is, and of which revision. */
	synced: z.object({ savedAt: z.string(), revision: z.int() }).nullable(),
	state: ItemState
});
export type Item = z.infer<typeof Item>;

/** How a try to send ended. */
export type Receipt =
	| 'stored'
	| 'already'
	| 'revised'
	/** No connection: true for everything that waits. */
	| 'offline'
	| 'signed-out'
	/** The server had trouble with this one. */
	| 'failed'
	| Refusal;

export type OutboxEvent =
	| { kind: 'edited'; interview: Interview }
	| { kind: 'finished' }
	/** Back to the table: it is not sent as long as it is a draft. */
	| { kind: 'reopened' }
	| { kind: 'started' }
	| { kind: 'received'; receipt: Receipt }
	/** The app was closed or killed while it was under way: nobody knows whether it arrived. */
	| { kind: 'interrupted' };

const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 5 * 60_000;

/** How long to wait after so many failures: doubling, at most five minutes. */
export const pauseAfter = (tries: number): number =>
	Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1));

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
const READY: ItemState = { is: 'ready', tries: 0, notBefore: null };

function edited(item: Item, interview: Interview, now: Date): Item {
	// What was refused is mended; what was stored is no longer here to be edited.
	if (item.state.is === 'stored') return item;
	const state: ItemState = item.state.is === 'refused' ? { is: 'draft' } : item.state;
	return { ...item, interview, revision: item.revision + 1, changedAt: now.toISOString(), state };
}

function received(item: Item, receipt: Receipt, now: Date): Item {
	if (item.state.is !== 'sending') return item;
	const tries = item.state.tries + 1;
	switch (receipt) {
		case 'stored':
		case 'already':
		case 'revised':
			// Edited while it was under way: what is newer goes after it, and becomes a revision there.
			if (item.state.revision !== item.revision) return { ...item, state: READY };
			return { ...item, interview: null, state: { is: 'stored', at: now.toISOString() } };
		case 'signed-out':
			return { ...item, state: READY };
		case 'offline':
		case 'failed':
			return {
				...item,
				state: { is: 'ready', tries, notBefore: after(now, pauseAfter(tries)) }
			};
		default:
			return { ...item, state: { is: 'refused', why: receipt } };
	}
}

/** What an item becomes. An event that does not fit its state changes nothing. */
export function next(item: Item, event: OutboxEvent, now: Date): Item {
	const { state } = item;
	switch (event.kind) {
		case 'edited':
			return edited(item, event.interview, now);
		case 'finished':
			return state.is === 'draft' || state.is === 'refused' ? { ...item, state: READY } : item;
		case 'reopened':
			return state.is === 'ready' ? { ...item, state: { is: 'draft' } } : item;
		case 'started':
			return state.is === 'ready'
				? { ...item, state: { is: 'sending', tries: state.tries, revision: item.revision } }
				: item;
		case 'received':
			return received(item, event.receipt, now);
		case 'interrupted':
			return state.is === 'sending'
				? { ...item, state: { is: 'ready', tries: state.tries, notBefore: null } }
				: item;
	}
}

const inOrder = (items: readonly Item[]) => items.toSorted((a, b) => a.number - b.number);

/** The item to send now: the lowest number that may go. One that has to wait or was refused holds up no other. */
export function nextToSend(items: readonly Item[], now: Date): Item | undefined {
	if (items.some(({ state }) => state.is === 'sending')) return undefined;
	return inOrder(items).find(
		({ state }) =>
			state.is === 'ready' && (state.notBefore === null || state.notBefore <= now.toISOString())
	);
}

/** In how many milliseconds something may be sent; undefined when nothing waits. */
export function wakeIn(items: readonly Item[], now: Date): number | undefined {
	const waits = items.flatMap(({ state }) =>
		state.is !== 'ready'
			? []
			: [state.notBefore === null ? 0 : Math.max(0, Date.parse(state.notBefore) - now.getTime())]
	);
	return waits.length > 0 ? Math.min(...waits) : undefined;
}

/** There is a connection again: what waited for one need not wait longer. */
export const hurried = (item: Item): Item =>
	item.state.is === 'ready' ? { ...item, state: { ...item.state, notBefore: null } } : item;

/** What would be lost with the device. A draft of which the server has the newest copy would not. */
export const isUnsent = ({ state, synced, revision }: Item): boolean =>
	state.is === 'draft' ? synced?.revision !== revision : state.is !== 'stored';
