import type { Shelf } from './shelf.ts';
import { isKept, isRestoring, restoring, without, type Post } from './unsent.ts';

/** Longer than this and the connection counts as gone; sending again is harmless. */
const PATIENCE_MS = 10_000;
const TOO_MANY = 429;
/** The server keeps the draft no longer. */
const GONE = 409;
/** An app that restarts, or a proxy that does not reach it. */
const SERVER_FAILS = 500;

export type Outcome =
	/** The server has everything. `to`: where it sends the reader, when they asked to go somewhere. */
	| { state: 'sent'; to?: string }
	| { state: 'waiting' }
	/** The server will not have this one: it says why on a page of its own. */
	| { state: 'refused'; post: Post };

type Reply =
	| { type: 'redirect'; location: string; status?: number }
	| { type: 'failure' | 'error' | 'success'; status?: number };

/** @returns undefined when it did not get through, or may be tried again */
async function send(base: string, { place, fields, button }: Post): Promise<Reply | undefined> {
	const patience = new AbortController();
	const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
	try {
		const response = await fetch(`${base}/${place}`, {
			method: 'POST',
			body: new URLSearchParams([...fields, button]),
			// SvelteKit answers an action in JSON to who asks for it.
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
			signal: patience.signal
		});
		if (response.status >= SERVER_FAILS || response.status === TOO_MANY) return undefined;
		const reply = (await response.json()) as Reply;
		return reply.status === TOO_MANY ? undefined : reply;
	} catch {
		// No connection, a connection that broke off, or an answer that is not the app's: it stays unsent and says so.
		return undefined;
	} finally {
		clearTimeout(timer);
	}
}

async function sendAll(base: string, shelf: Shelf): Promise<Outcome> {
	for (;;) {
		const [post] = shelf.unsent();
		if (!post) return { state: 'sent' };
		const reply = await send(base, post);
		if (!reply) return { state: 'waiting' };
		if (reply.status === GONE && !isRestoring(post)) {
			const posts = restoring(shelf.everyTopic(), shelf.unsent());
			if (shelf.keepUnsent(posts)) continue;
		}
		shelf.keepUnsent(without(shelf.unsent(), post.id));
		if (reply.type !== 'redirect') return { state: 'refused', post };
		const stays = isKept(post) && reply.location === `${base}/${post.place}`;
		if (!stays) return { state: 'sent', to: reply.location };
	}
}

/** Sends what is on its way, in order, one page at a time: another tab waits. */
export function flush(base: string, shelf: Shelf): Promise<Outcome> {
	const run = () => sendAll(base, shelf);
	// An old browser has no locks: then two tabs may send the same topic twice, which stores it once.
	return 'locks' in navigator ? navigator.locks.request(`wijkspraak:${base}`, run) : run();
}
