import { objectStore } from '../../answering/ui/idb.ts';
import type { MediaKind } from '../media.ts';
import { markerOf } from './marker.ts';

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
	/** `recording`: cut off when the page closed, if it is found so. */
	state: 'recording' | 'ready' | 'sent';
}

const within = objectStore('wijkspraak-media', 'kept', 'id');

/** @throws DOMException when the device has no room */
export async function keep(item: Kept): Promise<void> {
	await within('readwrite', (store) => store.put(item));
	localStorage.setItem(markerOf(item.base), '');
}

export async function forget(id: string, base: string): Promise<void> {
	await within('readwrite', (store) => store.delete(id));
	if ((await all(base)).length === 0) localStorage.removeItem(markerOf(base));
}

/** Everything that this device holds of one consultation. */
export async function all(base: string): Promise<Kept[]> {
	const items = (await within('readonly', (store) => store.getAll())) as Kept[];
	return items.filter((item) => item.base === base);
}
