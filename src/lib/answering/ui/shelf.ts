import { copy, forgetCopies } from './disk.ts';
import type { Filled } from './form-fields.ts';
import { KEEP, type Post } from './unsent.ts';

/** One topic's form as it was last seen on this device. */
export interface TopicLeft {
	topic: string;
	/** Of what the server had of it then. */
	revision: string;
	/** The topic's number in the guide, from 1. */
	place: number;
	/** Which questions could be seen. */
	seen: string;
	values: Filled;
}

/** What a page keeps on this device, for one consultation and one response in it (named by a fingerprint). */
export interface Shelf {
	/** @returns (once it is on the disk) false when the device has no room or lets nothing be kept */
	put(left: TopicLeft): Promise<boolean>;
	/** What was left behind, unless the server has something newer. */
	take(topic: string, revision: string): Filled | undefined;
	/** What was last seen of a topic on this device, whatever the server has. */
	lastOf(topic: string): Filled | undefined;
	/** Everything that this device holds of the response, as it would be sent. */
	everyTopic(): Post[];
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

/** Versions of this page before the last did not write down where a topic was. */
type Kept = Pick<TopicLeft, 'revision' | 'values'> & Partial<TopicLeft>;

/** A browser may refuse storage altogether (private windows, a full disk): then nothing is kept, and nothing breaks. */
function attempt<T>(act: () => T, otherwise: T): T {
	try {
		return act();
	} catch (refusal) {
		if (refusal instanceof DOMException) return otherwise;
		throw refusal;
	}
}

/** What the names begin with of everything that is kept of a consultation, and of one response. */
export function namesOf(consultation: string, response: string) {
	const all = `wijkspraak:${consultation}:`;
	return { all, own: response ? `${all}${response}:` : all };
}

export function openShelf(consultation: string, response: string): Shelf {
	const { all, own } = namesOf(consultation, response);
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
		put: async ({ topic, ...left }) => {
			const kept = write(own + topic, left) && write(marker, 1);
			await copy(own);
			return kept;
		},
		take: (topic, revision) => {
			const kept = read(own + topic) as Kept | null;
			return kept?.revision === revision ? kept.values : undefined;
		},
		lastOf: (topic) => (read(own + topic) as Kept | null)?.values,
		everyTopic: () =>
			attempt(() => Object.keys(localStorage), []).flatMap((key) => {
				const kept = key.startsWith(own) && !key.startsWith(`${own}!`) && (read(key) as Kept);
				if (!kept || kept.place === undefined) return [];
				const { place, seen = '', values } = kept;
				const fields: Filled = [...values, ['getoond', seen], ['reactie', response]];
				return [{ id: `${place}-${kept.revision}`, place, fields, button: KEEP }];
			}),
		unsent: () => (read(outbox) as Post[] | null) ?? [],
		keepUnsent: (posts) => {
			const kept = posts.length === 0 || write(outbox, posts);
			if (posts.length === 0) remove((key) => key === outbox);
			void copy(own);
			return kept;
		},
		clearOthers: () => remove((key) => response === '' || !key.startsWith(own)),
		clear: () => {
			remove(() => true);
			void forgetCopies(all);
		},
		isOver: () => marked && attempt(() => localStorage.getItem(marker) === null, false),
		oweWipe: (owed) => {
			if (owed) write(wipe, 1);
			else attempt(() => localStorage.removeItem(wipe), undefined);
		},
		owesWipe: () => read(wipe) !== null
	};
}
