import { openDatabase, STORES, type Database, type VaultRow } from './database.ts';

/** The device's database: opened when it is needed, and again when it was closed under it. */
export class Store {
	#opened: Promise<Database> | undefined;

	/**
	 * Runs one act on the database.
	 * @throws what the browser throws when it keeps nothing, or nothing more (QuotaExceededError)
	 */
	async run<T>(act: (db: Database) => Promise<T>): Promise<T> {
		try {
			return await act(await this.#open());
		} catch (error) {
			if (!isClosed(error)) throw error;
			this.#opened = undefined;
			return act(await this.#open());
		}
	}

	vaults = (): Promise<VaultRow[]> => this.run((db) => db.getAll('vaults'));
	vault = (user: string): Promise<VaultRow | undefined> => this.run((db) => db.get('vaults', user));

	/** @returns the vault as it is after the change, or undefined when there is none */
	changeVault(user: string, change: (row: VaultRow) => VaultRow): Promise<VaultRow | undefined> {
		return this.run(async (db) => {
			const tx = db.transaction('vaults', 'readwrite', { durability: 'strict' });
			const row = await tx.store.get(user);
			const changed = row && change(row);
			if (changed) await tx.store.put(changed);
			await tx.done;
			return changed;
		});
	}

	/** Nothing of this worker stays on the device. */
	async wipe(user: string): Promise<void> {
		await this.run(async (db) => {
			const tx = db.transaction(['vaults', ...STORES], 'readwrite', { durability: 'strict' });
			await tx.objectStore('vaults').delete(user);
			for (const name of STORES) {
				const store = tx.objectStore(name);
				for (const key of await store.index('vault').getAllKeys(user)) await store.delete(key);
			}
			await tx.done;
		});
	}

	#open(): Promise<Database> {
		this.#opened ??= openDatabase(() => (this.#opened = undefined)).catch((error: unknown) => {
			this.#opened = undefined;
			throw error;
		});
		return this.#opened;
	}
}

/** There is no room on the device for what was to be written. */
export const isFull = (error: unknown): boolean =>
	error instanceof DOMException && error.name === 'QuotaExceededError';

const isClosed = (error: unknown) =>
	error instanceof DOMException &&
	(error.name === 'InvalidStateError' || error.name === 'AbortError');
