import { beforeEach, describe, expect, test } from 'vitest';
import type { VaultRow } from './database.ts';
import { keyFrom, newKey, newSalt, sealBytes } from './seal.ts';
import { Store } from './store.ts';
import { MAX_TRIES, Vault } from './vault.ts';

const USER = 'worker';
const PIN = '246813';
const WRONG = '000000';

/** A device's store in memory, with room for changes or without. */
class Device extends Store {
	row: VaultRow | undefined;
	full = false;
	override vault = () => Promise.resolve(this.row);
	override changeVault(_: string, change: (row: VaultRow) => VaultRow) {
		if (this.full) return Promise.reject(new DOMException('no room', 'QuotaExceededError'));
		this.row = this.row && change(this.row);
		return Promise.resolve(this.row);
	}
	override wipe() {
		this.row = undefined;
		return Promise.resolve();
	}
}

let device: Device;
let shelf: Map<string, string>;
const tries = {
	getItem: (key: string) => shelf.get(key) ?? null,
	setItem: (key: string, value: string) => void shelf.set(key, value),
	removeItem: (key: string) => void shelf.delete(key)
};
/** What a try with this PIN comes to, and how many are left after it. */
async function attempt(pin: string): Promise<string> {
	const outcome = await Vault.unlock(device, USER, pin, tries);
	return outcome.state === 'wrong' ? `wrong ${outcome.left}` : outcome.state;
}
const attempts = async (count: number) => {
	const outcomes: string[] = [];
	for (let i = 0; i < count; i++) outcomes.push(await attempt(WRONG));
	return outcomes;
};

beforeEach(async () => {
	device = new Device();
	shelf = new Map();
	const salt = newSalt();
	const iterations = 1000;
	const { raw } = await newKey();
	const key = await sealBytes(await keyFrom(PIN, salt, iterations), raw, `key ${USER}`);
	const counts = { left: MAX_TRIES, nextNumber: 1, unsent: 0 };
	device.row = {
		user: USER,
		name: 'Wim',
		device: 'tablet',
		salt,
		iterations,
		key,
		removed: [],
		...counts
	};
});

describe('wrong PINs', () => {
	test('are ten at most, and the right one gives all ten back', async () => {
		expect(await attempts(9)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1].map((left) => `wrong ${left}`));
		expect(await attempt(PIN)).toBe('open');
		expect(await attempts(1)).toEqual(['wrong 9']);
	});

	test('are counted on a full device too, where nothing can be written: the tenth wipes it', async () => {
		device.full = true;
		expect(await attempts(10)).toEqual([
			...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((left) => `wrong ${left}`),
			'wiped'
		]);
		expect(device.row).toBeUndefined();
		expect([...shelf]).toEqual([]);
	});

	test('go on counting from what there was before it was full, and when there is room again', async () => {
		expect(await attempts(3)).toEqual(['wrong 9', 'wrong 8', 'wrong 7']);
		device.full = true;
		expect(await attempts(3)).toEqual(['wrong 6', 'wrong 5', 'wrong 4']);
		expect(device.row?.left).toBe(7);
		device.full = false;
		expect(await attempts(3)).toEqual(['wrong 3', 'wrong 2', 'wrong 1']);
		expect([...shelf]).toEqual([]);
		expect(await attempts(1)).toEqual(['wiped']);
	});

	test('are forgiven by the right one on a full device, as far as it can note that', async () => {
		device.full = true;
		expect(await attempts(4)).toEqual(['wrong 9', 'wrong 8', 'wrong 7', 'wrong 6']);
		expect(await attempt(PIN)).toBe('open');
		expect(await attempts(1)).toEqual(['wrong 9']);
	});

	test('say nothing of the PIN beside the vault: a number, under the worker’s name', async () => {
		device.full = true;
		await attempts(2);
		expect([...shelf]).toEqual([[`wijkspraak.pogingen.${USER}`, '2']]);
	});
});
