import type { Filled } from './form-fields.ts';
import type { Post } from './unsent.ts';

/** What a page keeps on this device, for one consultation and one response in it (named by a fingerprint). */
export interface Shelf {
	/** @returns false when the device has no room or lets nothing be kept */
	put(topic: string, revision: string, values: Filled): boolean;
	/** What was left behind, unless the server has something newer. */
	take(topic: string, revision: string): Filled | undefined;
	/** What was last seen of a topic on this device, whatever the server has. */
	lastOf(topic: string): Filled | undefined;
	/** Topics that the server does not have yet, in the order in which they must go. */
	unsent(): Post[];
	/** @returns false when the device has no room or lets nothing be kept */
	keepUnsent(posts: Post[]): boolean;
	/** Takes away what belongs to another response, or to one that was sent. */
	clearOthers(): void;
	/** Takes away everything of this consultation. */
	clear(): void;
	/** True when this response was cleared from another page. */
	isOver(): boolean;
	/** Wiped without a connection: the server must hear of it first thing. */
	oweWipe(owed: boolean): void;
	owesWipe(): boolean;
}

interface Kept {
	revision: string;
	values: Filled;
}

/** A browser may refuse storage altogether (private windows, a full disk): then nothing is kept, and nothing breaks. */
function attempt<T>(act: () => T, otherwise: T): T {
	try {
		return act();
	} catch (refusal) {
		if (refusal instanceof DOMException) return otherwise;
		throw refusal;
	}
}

export function openShelf(consultation: string, response: string): Shelf {
	const all = `wijkspraak:${consultation}:`;
	const own = `${all}${response}:`;
	// No topic's key holds an exclamation mark.
	const marker = `${own}!begonnen`;
	const outbox = `${own}!onverzonden`;
	const wipe = `wijkspraak-wissen:${consultation}`;
	const remove = (which: (key: string) => boolean) =>
		attempt(() => {
			for (const key of Object.keys(localStorage)) {
				if (key.startsWith(all) && which(key)) localStorage.removeItem(key);
			}
		}, undefined);
	const read = (key: string) =>
		attempt(() => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown, null);
	const write = (key: string, value: unknown) =>
		attempt(() => {
			localStorage.setItem(key, JSON.stringify(value));
			return true;
		}, false);

	const marked = response !== '' && write(marker, 1);
	return {
		put: (topic, revision, values) => write(own + topic, { revision, values }) && write(marker, 1),
		take: (topic, revision) => {
			const kept = read(own + topic) as Kept | null;
			return kept?.revision === revision ? kept.values : undefined;
		},
		lastOf: (topic) => (read(own + topic) as Kept | null)?.values,
		unsent: () => (read(outbox) as Post[] | null) ?? [],
		keepUnsent: (posts) => {
			if (posts.length > 0) return write(outbox, posts);
			remove((key) => key === outbox);
			return true;
		},
		clearOthers: () => remove((key) => response === '' || !key.startsWith(own)),
		clear: () => remove(() => true),
		isOver: () => marked && attempt(() => localStorage.getItem(marker) === null, false),
		oweWipe: (owed) => {
			if (owed) write(wipe, 1);
			else attempt(() => localStorage.removeItem(wipe), undefined);
		},
		owesWipe: () => read(wipe) !== null
	};
}
