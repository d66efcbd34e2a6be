import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import type { Sealed } from './seal.ts';
import { within } from './within.ts';

/** One worker's safe on this device. What it says in plain text is no secret: a name, counts, and how to try a PIN. */
export interface VaultRow {
	/** The worker's account. */
	user: string;
	name: string;
	salt: Uint8Array<ArrayBuffer>;
	iterations: number;
	/** The key of the content, sealed with the key from the PIN. */
	key: Sealed;
	/** How many wrong PINs are left. */
	left: number;
	/** How this device is known to the server. */
	device: string;
	nextNumber: number;
	/** Interviews that were not sent: what a sign-out warns of without the PIN. */
	unsent: number;
	/** Drafts that were deleted here and may still be on the server. */
	removed: string[];
}

export interface ItemRow extends Sealed {
	id: string;
	vault: string;
	/** Another with every write: a tab that has not seen the newest does not overwrite it. */
	stamp: string;
}

export interface PackRow extends Sealed {
	vault: string;
	consultation: string;
}

/** About one stretch of a recorded conversation. Which interview it belongs to is no secret. */
export interface TalkRow extends Sealed {
	id: string;
	vault: string;
	interview: string;
}

/** A piece of a sound: of a recorded conversation as the microphone hands it over, or a text read aloud in one. */
export interface PieceRow extends Sealed {
	vault: string;
	sound: string;
	number: number;
}

export interface DeviceSchema extends DBSchema {
	vaults: { key: string; value: VaultRow };
	items: { key: string; value: ItemRow; indexes: { vault: string } };
	packs: { key: [string, string]; value: PackRow; indexes: { vault: string } };
	talks: { key: string; value: TalkRow; indexes: { vault: string } };
	pieces: { key: [string, string, number]; value: PieceRow; indexes: { vault: string } };
}
/** Everything that is one worker's. */
export const STORES = ['items', 'packs', 'talks', 'pieces'] as const;
export type Database = IDBPDatabase<DeviceSchema>;

/** The first store: one box for everything, without a stamp, so that two tabs overwrote each other. */
interface Record1 extends Sealed {
	vault: string;
	kind: 'item' | 'pack';
	id: string;
}

type Stores = ('vaults' | (typeof STORES)[number])[];
type Upgrade = IDBPTransaction<DeviceSchema, Stores, 'versionchange'>;
type Step = (db: IDBDatabase, upgrade: Upgrade) => Promise<void>;

/** From each version to the next. A step is never edited once it was released: devices are away for weeks. */
const STEPS: Step[] = [
	async (db) => {
		db.createObjectStore('vaults', { keyPath: 'user' });
		db.createObjectStore('records', { keyPath: ['vault', 'kind', 'id'] });
	},
	async (db, upgrade) => {
		db.createObjectStore('items', { keyPath: 'id' }).createIndex('vault', 'vault');
		db.createObjectStore('packs', { keyPath: ['vault', 'consultation'] }).createIndex(
			'vault',
			'vault'
		);
		const old = upgrade as unknown as IDBPTransaction<unknown, string[], 'versionchange'>;
		for (const record of (await old.objectStore('records').getAll()) as Record1[]) {
			const { vault, kind, id, iv, box } = record;
			if (kind === 'item') {
				await upgrade.objectStore('items').put({ id, vault, iv, box, stamp: '' });
			} else await upgrade.objectStore('packs').put({ vault, consultation: id, iv, box });
		}
		for (const row of await upgrade.objectStore('vaults').getAll()) {
			await upgrade.objectStore('vaults').put({ ...row, removed: row.removed ?? [] });
		}
		db.deleteObjectStore('records');
	},
	// Sounds: conversations that were recorded, and texts read aloud. Nothing of before changes.
	(db) => {
		db.createObjectStore('talks', { keyPath: 'id' }).createIndex('vault', 'vault');
		db.createObjectStore('pieces', { keyPath: ['vault', 'sound', 'number'] }).createIndex(
			'vault',
			'vault'
		);
		return Promise.resolve();
	}
];

async function climb(db: Database, from: number, upgrade: Upgrade): Promise<void> {
	for (const step of STEPS.slice(from)) await step(db as unknown as IDBDatabase, upgrade);
}

export const DATABASE = 'wijkspraak-gesprek';
/** How long opening may take before the device counts as unable to. */
const PATIENCE_MS = 5_000;

/** @throws when this browser keeps nothing, or another tab holds an older version open */
export async function openDatabase(onClosed: () => void): Promise<Database> {
	const opening = openDB<DeviceSchema>(DATABASE, STEPS.length, {
		upgrade(db, from, _, upgrade) {
			// Half an upgrade is none: the store stays as it was, and the page says that nothing is kept.
			climb(db, from, upgrade).catch(() => upgrade.abort());
		},
		blocking: (_current, _wanted, event) => {
			// A newer app in another tab waits for this one to let go.
			(event.target as IDBDatabase).close();
			onClosed();
		},
		terminated: onClosed
	});
	return within(PATIENCE_MS, opening, 'the device store does not open');
}
