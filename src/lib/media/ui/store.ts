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

const NAME = 'wijkspraak-media';
const STORE = 'kept';

const asked = <T>(request: IDBRequest<T>) =>
	new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('', 'UnknownError'));
	});

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
	if (opened) return opened;
	const request = indexedDB.open(NAME, 1);
	request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
	opened = asked(request).then((database) => {
		// Wiped from another tab, or closed by the browser: open it anew the next time.
		const forget = () => (opened = undefined);
		database.onclose = forget;
		database.onversionchange = () => {
			database.close();
			forget();
		};
		return database;
	});
	opened.catch(() => (opened = undefined));
	return opened;
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
	const transaction = (await open()).transaction(STORE, mode);
	const done = new Promise<void>((resolve, reject) => {
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
	});
	const [result] = await Promise.all([asked(act(transaction.objectStore(STORE))), done]);
	return result;
}

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
