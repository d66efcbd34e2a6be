/**
 * A copy on the disk of what a page keeps in localStorage. A browser writes that seconds later, and loses it when it is
 * killed or the battery dies; IndexedDB says when it has written.
 */
import { objectStore } from './idb.ts';

interface Copy {
	/** What the names of its items begin with: one consultation, one response. */
	of: string;
	/** Which change of those items this is; localStorage counts along. */
	turn: number;
	items: [name: string, value: string][];
}

const within = objectStore('wijkspraak-antwoorden', 'kopie', 'of');
/** No response's topic is called so. */
const turnOf = (own: string) => `${own}!beurt`;
const storedTurn = (own: string) => Number(localStorage.getItem(turnOf(own)) ?? 0);
const itemsOf = (own: string) =>
	Object.entries(localStorage).filter(([name]) => name.startsWith(own));

/** A browser that has no such disk, or lets nothing be written to it, keeps what localStorage keeps. */
async function attempt(act: () => Promise<unknown>): Promise<void> {
	if (!('indexedDB' in globalThis)) return;
	try {
		await act();
	} catch (refusal) {
		if (!(refusal instanceof DOMException)) throw refusal;
	}
}

/** A disk that does not answer holds nobody up. */
const PATIENCE_MS = 1_000;

/**
 * Puts back what localStorage lost since it was last written down, and throws away copies of other responses.
 * @param all what the names of everything of this consultation begin with
 * @param own the same for this response; equal to `all` when there is none
 */
export async function recover(all: string, own: string): Promise<void> {
	let late = false;
	const reading = attempt(async () => {
		const copies = (await within('readonly', (store) => store.getAll())) as Copy[];
		if (late) return;
		for (const { of, turn, items } of copies.filter((copy) => copy.of.startsWith(all))) {
			if (of !== own) await within('readwrite', (store) => store.delete(of));
			else if (turn > storedTurn(own)) {
				for (const [name] of itemsOf(own)) localStorage.removeItem(name);
				for (const [name, value] of items) localStorage.setItem(name, value);
			}
		}
	});
	const patience = new Promise<void>((resolve) => {
		setTimeout(() => {
			late = true;
			resolve();
		}, PATIENCE_MS);
	});
	await Promise.race([reading, patience]);
}

/** Copies what localStorage holds of this response now. Done when it is on the disk. */
export function copy(own: string): Promise<void> {
	return attempt(() => {
		const turn = storedTurn(own) + 1;
		localStorage.setItem(turnOf(own), String(turn));
		return within('readwrite', (store) =>
			store.put({ of: own, turn, items: itemsOf(own) } satisfies Copy)
		);
	});
}

/** Takes every copy of this consultation away. */
export function forgetCopies(all: string): Promise<void> {
	return attempt(() =>
		within('readwrite', (store) => store.delete(IDBKeyRange.bound(all, `${all}\uffff`)))
	);
}
