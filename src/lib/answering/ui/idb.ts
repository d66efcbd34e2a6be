type Act<T> = (store: IDBObjectStore) => IDBRequest<T>;

const asked = <T>(request: IDBRequest<T>) =>
	new Promise<T>((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new DOMException('', 'UnknownError'));
	});

/**
 * One object store of IndexedDB in a database of its own, opened when it is first used.
 * @returns does one thing with the store, and is done when that is on the disk
 * @throws (the promise rejects with) DOMException when the browser lets nothing be kept, or there is no room
 */
export function objectStore(database: string, name: string, keyPath: string) {
	let opened: Promise<IDBDatabase> | undefined;

	function open(): Promise<IDBDatabase> {
		if (opened) return opened;
		const request = indexedDB.open(database, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(name, { keyPath });
		opened = asked(request).then((found) => {
			// Wiped from another tab, or closed by the browser: open it anew the next time.
			const forget = () => (opened = undefined);
			found.onclose = forget;
			found.onversionchange = () => {
				found.close();
				forget();
			};
			return found;
		});
		opened.catch(() => (opened = undefined));
		return opened;
	}

	return async <T>(mode: IDBTransactionMode, act: Act<T>): Promise<T> => {
		const transaction = (await open()).transaction(name, mode, { durability: 'strict' });
		const done = new Promise<void>((resolve, reject) => {
			transaction.oncomplete = () => resolve();
			transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
		});
		const [result] = await Promise.all([asked(act(transaction.objectStore(name))), done]);
		return result;
	};
}
