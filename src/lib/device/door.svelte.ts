import type { Delivery } from '../answering/pack.ts';
import type { VaultRow } from './database.ts';
import { Desk } from './desk.svelte.ts';
import { fetchDelivery, mustWipe, registerDevice, tellWiped } from './requests.ts';
import { Store } from './store.ts';
import { Vault, type Unlocking } from './vault.ts';

export type Phase =
	| 'starting'
	/** Somebody's PIN is asked. */
	| 'locked'
	| 'open'
	/** Nobody is signed in, and the device holds nothing. */
	| 'signed-out'
	| 'forbidden'
	/** No connection, and the device holds nothing. */
	| 'unreachable';

/** With something on the device, a connection that does not answer by then is none. */
const PATIENCE_MS = 2_500;

type Reply = Awaited<ReturnType<typeof fetchDelivery>>;
const isDelivery = (reply: Reply | 'late'): reply is Delivery => typeof reply !== 'string';

const late = () => new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS));

/** The way in to the interviews: whose vaults are on this device, who is signed in, and the open desk. */
export class Door {
	readonly #store = new Store();
	#phase = $state<Phase>('starting');
	#choices = $state.raw<readonly VaultRow[]>([]);
	#desk = $state.raw<Desk>();
	#wiped = $state<'tries' | 'asked'>();
	#keepsNothing = $state(false);
	#signedOut = $state(false);

	get phase() {
		return this.#phase;
	}
	/** Whose PIN may be given. */
	get choices() {
		return this.#choices;
	}
	get desk() {
		return this.#desk;
	}
	/** Why everything was wiped from the device just now. */
	get wiped() {
		return this.#wiped;
	}
	/** This browser keeps nothing: interviews go straight to the server. */
	get keepsNothing() {
		return this.#keepsNothing;
	}
	get signedOut() {
		return this.#signedOut;
	}

	async start(): Promise<void> {
		this.#phase = 'starting';
		const vaults = await this.#vaults();
		const asking = this.#ask(vaults);
		const reply = await (vaults.length > 0 ? Promise.race([asking, late()]) : asking);
		const left = await this.#vaults();
		this.#signedOut = reply === 'signed-out';
		const mine = isDelivery(reply) ? left.filter(({ user }) => user === reply.userId) : left;
		if (mine.length > 0) {
			this.#choices = mine;
			this.#phase = 'locked';
		} else if (isDelivery(reply)) {
			await this.#enter(new Desk(), reply);
		} else {
			this.#phase = reply === 'signed-out' || reply === 'forbidden' ? reply : 'unreachable';
		}
	}

	/**
	 * @returns how many tries are left after a wrong PIN; undefined when it was right, or when all was wiped;
	 *   'failed' when the try could not be counted anywhere
	 */
	async unlock(user: string, pin: string): Promise<number | 'failed' | undefined> {
		const row = this.#choices.find((one) => one.user === user);
		let outcome: Unlocking;
		try {
			outcome = await Vault.unlock(this.#store, user, pin, localStorage);
		} catch {
			return 'failed';
		}
		if (outcome.state === 'wrong') return outcome.left;
		if (outcome.state === 'wiped') {
			this.#wiped = 'tries';
			if (row) void tellWiped(row.device);
			await this.start();
			return undefined;
		}
		this.#wiped = undefined;
		await this.#enter(new Desk(outcome.vault));
		return undefined;
	}

	/** A PIN was chosen: from now on interviews are on this device. Needs a connection. @returns whether it worked */
	async makeVault(pin: string, deviceName: string): Promise<boolean> {
		const delivery = await fetchDelivery();
		if (!isDelivery(delivery)) return false;
		const { userId: user, name } = delivery;
		try {
			const vault = await Vault.create(this.#store, { user, name, pin });
			// A device that the coordinator does not know could not be wiped.
			if (!(await registerDevice(vault.device, deviceName))) {
				await this.#store.wipe(user);
				return false;
			}
			await this.#enter(new Desk(vault), delivery);
			return true;
		} catch {
			this.#keepsNothing = true;
			return false;
		}
	}

	/** The PIN is asked again: the key leaves the memory. */
	async lock(): Promise<void> {
		this.#desk?.close();
		this.#desk = undefined;
		await this.start();
	}

	/** Wipes what a worker holds on this device, because they say so. */
	async forget(user: string): Promise<void> {
		const row = (await this.#vaults()).find((one) => one.user === user);
		this.#desk?.talks?.abandon();
		await this.#store.wipe(user);
		if (row) void tellWiped(row.device);
		await this.lock();
	}

	/** Called when there may be a connection again. */
	async refresh(): Promise<void> {
		const desk = this.#desk;
		if (this.#phase !== 'open' || !desk) return;
		const { vault, unsent } = desk;
		if (vault && (await mustWipe(vault.device, unsent)))
			return this.#obey(vault.user, vault.device);
		// It may have been locked meanwhile.
		if (this.#desk === desk) await desk.refresh();
	}

	async #enter(desk: Desk, delivery?: Delivery): Promise<void> {
		this.#desk?.close();
		await desk.open();
		if (delivery) await desk.receive(delivery);
		this.#desk = desk;
		this.#phase = 'open';
		if (!delivery) await this.refresh();
	}

	/** Asks the server, after doing what a coordinator asked of this device. */
	async #ask(vaults: readonly VaultRow[]): Promise<Reply> {
		for (const { user, device, unsent } of vaults) {
			if (await mustWipe(device, unsent)) {
				await this.#store.wipe(user);
				await tellWiped(device);
				this.#wiped = 'asked';
			}
		}
		return fetchDelivery();
	}

	async #obey(user: string, device: string): Promise<void> {
		this.#desk?.talks?.abandon();
		await this.#store.wipe(user);
		await tellWiped(device);
		this.#wiped = 'asked';
		await this.lock();
	}

	async #vaults(): Promise<VaultRow[]> {
		try {
			return await this.#store.vaults();
		} catch {
			this.#keepsNothing = true;
			return [];
		}
	}
}
