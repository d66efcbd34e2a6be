import { readItem, writeItem } from '../answering/outbox-format.ts';
import { isUnsent, type Item } from '../answering/outbox.ts';
import { Pack } from '../answering/pack.ts';
import { Talk } from '../answering/talk.ts';
import type { VaultRow } from './database.ts';
import {
	importKey,
	ITERATIONS,
	keyFrom,
	newKey,
	newSalt,
	openBytes,
	seal,
	sealBytes,
	unseal
} from './seal.ts';
import { isFull, type Store } from './store.ts';

/** After so many wrong PINs everything in the vault is wiped. */
export const MAX_TRIES = 10;
/** Digits only, so that it can be typed at a door. Longer is better: a stolen disk can be tried at leisure. */
export const PIN = /^\d{6,12}$/;

export type Unlocking =
	{ state: 'open'; vault: Vault } | { state: 'wrong'; left: number } | { state: 'wiped' };

/** Where tries are counted that a full device has no room for in the vault: a number, nothing else. */
export type TryShelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const triesKey = (user: string) => `wijkspraak.pogingen.${user}`;

/**
 * Counts a try before it is made. Whoever holds a full device must get at what is on it, and whoever fills one up
 * gets no try for free: then it is counted beside the vault.
 */
async function countTry(
	store: Store,
	user: string,
	shelf: TryShelf
): Promise<VaultRow | undefined> {
	const beside = Number(shelf.getItem(triesKey(user)) ?? 0);
	try {
		const row = await store.changeVault(user, (one) => ({ ...one, left: one.left - 1 - beside }));
		shelf.removeItem(triesKey(user));
		return row;
	} catch (error) {
		if (!isFull(error)) throw error;
		shelf.setItem(triesKey(user), String(beside + 1));
		const row = await store.vault(user);
		return row && { ...row, left: row.left - 1 - beside };
	}
}

/** All tries are there again. A full device keeps the number that it had. */
async function forgive(store: Store, user: string, shelf: TryShelf): Promise<void> {
	shelf.removeItem(triesKey(user));
	try {
		await store.changeVault(user, (one) => ({ ...one, left: MAX_TRIES }));
	} catch (error) {
		if (!isFull(error)) throw error;
	}
}

async function wipeAll(store: Store, user: string, shelf: TryShelf): Promise<void> {
	await store.wipe(user);
	shelf.removeItem(triesKey(user));
}

const keyAbout = (user: string) => `key ${user}`;
const itemAbout = (id: string) => `item ${id}`;
const packAbout = (consultation: string) => `pack ${consultation}`;
const talkAbout = (id: string) => `talk ${id}`;
const pieceAbout = (sound: string, number: number) => `sound ${sound} ${number}`;
/** Every piece of one sound. */
const piecesOf = (user: string, sound: string) =>
	IDBKeyRange.bound([user, sound, 0], [user, sound, Infinity]);

/** What one worker holds on this device. It can be read with their PIN alone. */
export class Vault {
	readonly user: string;
	readonly name: string;
	readonly device: string;
	readonly #store: Store;
	readonly #key: CryptoKey;
	/** Of each interview the newest that this tab has seen, and what it is writing itself since, in order. */
	readonly #stamps = new Map<string, string[]>();

	private constructor(store: Store, row: VaultRow, key: CryptoKey) {
		this.#store = store;
		this.user = row.user;
		this.name = row.name;
		this.device = row.device;
		this.#key = key;
	}

	static async create(
		store: Store,
		{ user, name, pin }: { user: string; name: string; pin: string }
	): Promise<Vault> {
		const salt = newSalt();
		const { key, raw } = await newKey();
		const fromPin = await keyFrom(pin, salt, ITERATIONS);
		const row: VaultRow = {
			user,
			name,
			salt,
			iterations: ITERATIONS,
			key: await sealBytes(fromPin, raw, keyAbout(user)),
			left: MAX_TRIES,
			device: crypto.randomUUID(),
			nextNumber: 1,
			unsent: 0,
			removed: []
		};
		await store.run((db) => db.add('vaults', row));
		return new Vault(store, row, key);
	}

	/** The try is counted before it is made: pulling the plug in between gives none for free. */
	static async unlock(
		store: Store,
		user: string,
		pin: string,
		shelf: TryShelf
	): Promise<Unlocking> {
		const row = await countTry(store, user, shelf);
		if (!row || row.left < 0) {
			await wipeAll(store, user, shelf);
			return { state: 'wiped' };
		}
		const fromPin = await keyFrom(pin, row.salt, row.iterations);
		const raw = await openBytes(fromPin, row.key, keyAbout(user));
		if (raw) {
			await forgive(store, user, shelf);
			return { state: 'open', vault: new Vault(store, row, await importKey(raw)) };
		}
		if (row.left > 0) return { state: 'wrong', left: row.left };
		await wipeAll(store, user, shelf);
		return { state: 'wiped' };
	}

	/** Every interview that can be read; `unreadable` counts what cannot, and is left where it is. */
	async items(): Promise<{ items: Item[]; unreadable: number }> {
		const rows = await this.#store.run((db) => db.getAllFromIndex('items', 'vault', this.user));
		const items: Item[] = [];
		for (const row of rows) {
			const written = await unseal(this.#key, row, itemAbout(row.id));
			if (written === undefined) continue;
			items.push(readItem(written));
			this.#stamps.set(row.id, [row.stamp]);
		}
		return { items, unreadable: rows.length - items.length };
	}

	/** @returns 'elsewhere' when another tab wrote something that this one has not seen, unless `over` it */
	async keep(item: Item, over = false): Promise<'kept' | 'elsewhere'> {
		const { id } = item;
		const stamp = crypto.randomUUID();
		const mine = [...(this.#stamps.get(id) ?? []), stamp];
		this.#stamps.set(id, mine);
		const sealed = await seal(this.#key, writeItem(item), itemAbout(id));
		const outcome = await this.#store.run(async (db) => {
			const tx = db.transaction('items', 'readwrite', { durability: 'strict' });
			const there = await tx.store.get(id);
			// A device may let a write wait, and carry it out after a newer one: then the newer one stays.
			const known = this.#stamps.get(id) ?? mine;
			const place = there ? known.indexOf(there.stamp) : 0;
			const late = place > known.indexOf(stamp);
			const write = over || (place >= 0 && !late);
			if (write) await tx.store.put({ ...sealed, id, stamp, vault: this.user });
			await tx.done;
			return write || late ? ('kept' as const) : ('elsewhere' as const);
		});
		const known = this.#stamps.get(id) ?? [];
		if (outcome === 'kept') this.#stamps.set(id, known.slice(Math.max(0, known.indexOf(stamp))));
		return outcome;
	}

	remove = (id: string): Promise<void> => this.#store.run((db) => db.delete('items', id));

	async packs(): Promise<Pack[]> {
		const rows = await this.#store.run((db) => db.getAllFromIndex('packs', 'vault', this.user));
		const opened = rows.map((row) => unseal(this.#key, row, packAbout(row.consultation)));
		return (await Promise.all(opened)).filter(Boolean).map((one) => Pack.parse(one));
	}

	async keepPack(pack: Pack): Promise<void> {
		const { id } = pack.consultation;
		const sealed = await seal(this.#key, pack, packAbout(id));
		await this.#store.run((db) =>
			db.put('packs', { ...sealed, vault: this.user, consultation: id })
		);
	}

	removePack = (consultation: string): Promise<void> =>
		this.#store.run((db) => db.delete('packs', [this.user, consultation]));

	async nextNumber(): Promise<number> {
		const row = await this.#store.changeVault(this.user, (one) => ({
			...one,
			nextNumber: one.nextNumber + 1
		}));
		return row ? row.nextNumber - 1 : 1;
	}

	/** The stretches of recorded conversations that the server does not have, in the order in which they were recorded. */
	async talks(): Promise<Talk[]> {
		const rows = await this.#store.run((db) => db.getAllFromIndex('talks', 'vault', this.user));
		const opened = rows.map((row) => unseal(this.#key, row, talkAbout(row.id)));
		const talks = (await Promise.all(opened)).filter(Boolean).map((one) => Talk.parse(one));
		return talks.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt));
	}

	async keepTalk(talk: Talk): Promise<void> {
		const { id, interview } = talk;
		const sealed = await seal(this.#key, talk, talkAbout(id));
		await this.#store.run((db) => db.put('talks', { ...sealed, id, interview, vault: this.user }));
	}

	async removeTalk(id: string): Promise<void> {
		await this.removeSound(id);
		await this.#store.run((db) => db.delete('talks', id));
	}

	/** @throws DOMException QuotaExceededError when the device is full */
	async keepPiece(sound: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const sealed = await sealBytes(this.#key, bytes, pieceAbout(sound, number));
		await this.#store.run((db) => db.put('pieces', { ...sealed, vault: this.user, sound, number }));
	}

	/** A sound as far as it is on the device: its pieces in order, up to the first that cannot be read. */
	async sound(sound: string): Promise<Uint8Array<ArrayBuffer>[]> {
		const rows = await this.#store.run((db) => db.getAll('pieces', piecesOf(this.user, sound)));
		const opened = await Promise.all(
			rows.map((row) => openBytes(this.#key, row, pieceAbout(sound, row.number)))
		);
		const unreadable = opened.indexOf(undefined);
		const whole = unreadable < 0 ? opened : opened.slice(0, unreadable);
		return whole.filter((bytes) => bytes !== undefined);
	}

	/** How many bytes of a sound are on the device. */
	async soundBytes(sound: string): Promise<number> {
		const rows = await this.#store.run((db) => db.getAll('pieces', piecesOf(this.user, sound)));
		return rows.reduce((sum, { box }) => sum + box.length, 0);
	}

	removeSound = (sound: string): Promise<void> =>
		this.#store.run((db) => db.delete('pieces', piecesOf(this.user, sound)));

	hasSound = async (sound: string): Promise<boolean> =>
		(await this.#store.run((db) => db.count('pieces', piecesOf(this.user, sound)))) > 0;

	/** Says in plain how many are not sent: a number, nothing else. A recording counts with its interview. */
	async count(items: readonly Item[]): Promise<number> {
		const recorded = await this.#store.run((db) => db.getAllFromIndex('talks', 'vault', this.user));
		const interviews = [
			...items.filter(isUnsent).map(({ id }) => id),
			...recorded.map(({ interview }) => interview)
		];
		const unsent = new Set(interviews).size;
		await this.#store.changeVault(this.user, (one) => ({ ...one, unsent }));
		return unsent;
	}

	async removed(): Promise<string[]> {
		return (await this.#store.vault(this.user))?.removed ?? [];
	}

	async setRemoved(change: (ids: string[]) => string[]): Promise<void> {
		await this.#store.changeVault(this.user, (one) => ({ ...one, removed: change(one.removed) }));
	}
}
