import { objectStore } from '../../answering/ui/idb.ts';
import type { MediaKind } from '../media.ts';

/** A recording or photo on this device, until the answers are sent or wiped. */
export interface Kept {
	id: string;
	/** Which response it belongs to, by its fingerprint. */
	keep: string;
	base: string;
	question: string;
	kind: MediaKind;
	type: string;
	seconds?: number;
	/** Bytes in the order in which they came: a recorder hands them over while it runs. */
	pieces: ArrayBuffer[];
	/** `recording`: cut off when the page closed, if it is found so. `removed`: the server must still hear of it. */
	state: 'recording' | 'ready' | 'sent' | 'removed';
}

const within = objectStore('wijkspraak-media', 'kept', 'id');

/** @throws DOMException when the device has no room */
export async function keep(item: Kept): Promise<void> {
	await within('readwrite', (store) => store.put(item));
}

export async function forget(id: string): Promise<void> {
	await within('readwrite', (store) => store.delete(id));
}

/** Everything that this device holds of one consultation. */
export async function all(base: string): Promise<Kept[]> {
	const items = (await within('readonly', (store) => store.getAll())) as Kept[];
	return items.filter((item) => item.base === base);
}

/** What is of one response; what others left to be sent stays. */
export async function forgetOwn(base: string, keep: string): Promise<void> {
	for (const item of await all(base)) if (item.keep === keep) await forget(item.id);
}
