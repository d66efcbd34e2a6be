/** What a page keeps on this device, for one consultation and one response in it (named by a fingerprint). */
export interface Shelf {
	/** @returns false when the device has no room or lets nothing be kept */
	put(topic: string, revision: string, values: [string, string][]): boolean;
	/** What was left behind, unless the server has something newer. */
	take(topic: string, revision: string): [string, string][] | undefined;
	/** Takes away what belongs to another response, or to one that was sent. */
	clearOthers(): void;
	/** Takes away everything of this consultation. */
	clear(): void;
	/** True when this response was cleared from another page. */
	isOver(): boolean;
}

interface Kept {
	revision: string;
	values: [string, string][];
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
	const marker = `${own}begonnen`;
	const remove = (which: (key: string) => boolean) =>
		attempt(() => {
			for (const key of Object.keys(localStorage)) {
				if (key.startsWith(all) && which(key)) localStorage.removeItem(key);
			}
		}, undefined);

	const mark = () => {
		localStorage.setItem(marker, '');
		return true;
	};
	const marked = response !== '' && attempt(mark, false);
	return {
		put: (topic, revision, values) =>
			attempt(() => {
				const kept: Kept = { revision, values };
				localStorage.setItem(own + topic, JSON.stringify(kept));
				return mark();
			}, false),
		take: (topic, revision) =>
			attempt(() => {
				const kept = JSON.parse(localStorage.getItem(own + topic) ?? 'null') as Kept | null;
				return kept?.revision === revision ? kept.values : undefined;
			}, undefined),
		clearOthers: () => remove((key) => response === '' || !key.startsWith(own)),
		clear: () => remove(() => true),
		isOver: () => marked && attempt(() => localStorage.getItem(marker) === null, false)
	};
}
