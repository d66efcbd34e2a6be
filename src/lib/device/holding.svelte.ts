import { next, type Item, type OutboxEvent } from '../answering/outbox.ts';
import { refreshed, type Pack } from '../answering/pack.ts';
import { dropSounds, soundsIn, takeSounds } from './sounds.ts';
import { isFull } from './store.ts';
import type { Vault } from './vault.ts';
import { within } from './within.ts';

/** How long the list still names what was stored: its number and when, nothing of what was said. */
const STORED_SHOWN_MS = 7 * 86_400_000;

/** A device that is full may keep a write waiting: after this long the words go to the server instead. */
const WRITE_PATIENCE_MS = 5_000;

/** What this device cannot do: it is full, or it lets nothing be kept. */
export type Trouble = 'full' | 'broken';

const troubleOf = (error: unknown): Trouble => (isFull(error) ? 'full' : 'broken');

/** The interviews and guides at hand: in memory, and in the vault when there is one. */
export class Holding {
	readonly #vault: Vault | undefined;
	#items = $state.raw<readonly Item[]>([]);
	#packs = $state.raw<readonly Pack[]>([]);
	#taken = $state.raw<ReadonlySet<string>>(new Set());
	#trouble = $state<Trouble>();
	#conflicts = $state.raw<ReadonlySet<string>>(new Set());
	#unreadable = $state(0);
	/** One write at a time: each takes the newest there is when its turn comes. */
	#writing: Promise<unknown> = Promise.resolve();

	constructor(vault?: Vault) {
		this.#vault = vault;
	}

	get items() {
		return this.#items;
	}
	get packs() {
		return this.#packs;
	}
	get taken() {
		return this.#taken;
	}
	get trouble() {
		return this.#trouble;
	}
	get conflicts() {
		return this.#conflicts;
	}
	/** Interviews on the device that this app cannot read. They are left where they are. */
	get unreadable() {
		return this.#unreadable;
	}

	item = (id: string) => this.#items.find((one) => one.id === id);
	pack = (consultation: string) => this.#packs.find((one) => one.consultation.id === consultation);

	/** Reads what the vault holds. What was under way when the app was killed is sent again. */
	async open(): Promise<void> {
		if (!this.#vault) return;
		const longAgo = new Date(Date.now() - STORED_SHOWN_MS).toISOString();
		const { items, unreadable } = await this.#vault.items();
		const stale = items.filter(({ state }) => state.is === 'stored' && state.at < longAgo);
		for (const { id } of stale) await this.#vault.remove(id);
		this.#unreadable = unreadable;
		this.#items = items
			.filter((item) => !stale.includes(item))
			.map((item) => next(item, { kind: 'interrupted' }, new Date()));
		this.#packs = await this.#vault.packs();
		this.#taken = new Set(this.#packs.map(({ consultation }) => consultation.id));
	}

	/** Replaces all items, and writes down those that changed. */
	async replace(items: readonly Item[]): Promise<void> {
		const before = this.#items;
		this.#items = items;
		for (const item of items) if (!before.includes(item)) await this.write(item.id);
	}

	patch(id: string, change: (item: Item) => Item): void {
		this.#items = this.#items.map((item) => (item.id === id ? change(item) : item));
	}

	change(id: string, event: OutboxEvent): void {
		this.patch(id, (item) => next(item, event, new Date()));
	}

	add(item: Item): void {
		this.#items = [...this.#items, item];
	}

	drop(id: string): void {
		this.#items = this.#items.filter((one) => one.id !== id);
	}

	async nextNumber(): Promise<number> {
		const highest = Math.max(0, ...this.#items.map(({ number }) => number));
		const counted = await this.#safely(async (vault) => vault.nextNumber());
		return Math.max(highest + 1, typeof counted === 'number' ? counted : 0);
	}

	/** Writes an interview down as it is by now. @returns whether the device holds it; false without a vault */
	async write(id: string, over = false): Promise<boolean> {
		const writing = this.#writing.then(() =>
			this.#safely(async (vault) => {
				const item = this.item(id);
				if (!item) return 'kept';
				const outcome = await vault.keep(item, over);
				if (outcome === 'elsewhere') this.dispute(id, true);
				await vault.count(this.#items);
				return outcome;
			})
		);
		this.#writing = writing;
		return (await writing) === 'kept';
	}

	/** Another screen went on with the same interview, and somebody has to choose; or has chosen. */
	dispute(id: string, disputed: boolean): void {
		const others = [...this.#conflicts].filter((one) => one !== id);
		this.#conflicts = new Set(disputed ? [...others, id] : others);
	}

	/** Newer guides take the place of older ones, except those that an interview here is still about. */
	async refreshPacks(fresh: readonly Pack[]): Promise<void> {
		// What was stored is shown by its number alone.
		const unsent = this.#items.filter(({ state }) => state.is !== 'stored');
		const inUse = new Set(unsent.map(({ versionId }) => versionId));
		const known = new Set(fresh.map(({ consultation }) => consultation.id));
		const packs = fresh.map((pack) => refreshed(this.pack(pack.consultation.id), pack, inUse));
		const gone = this.#packs.filter(({ consultation }) => !known.has(consultation.id));
		const before = this.#packs;
		this.#packs = [...packs, ...gone];
		for (const pack of packs) {
			const { id } = pack.consultation;
			if (!this.#taken.has(id) || !(await this.take(id))) continue;
			const old = before.find(({ consultation }) => consultation.id === id);
			await this.#safely((vault) => dropSounds(vault, old, pack));
		}
	}

	async take(consultation: string): Promise<boolean> {
		const pack = this.pack(consultation);
		if (!pack) return false;
		const kept = await this.#safely(async (vault) => {
			await vault.keepPack(pack);
			return true;
		});
		if (kept) this.#taken = new Set([...this.#taken, consultation]);
		if (kept) void this.#safely((vault) => takeSounds(vault, pack), null);
		return kept === true;
	}

	async leave(consultation: string): Promise<void> {
		const pack = this.pack(consultation);
		await this.#safely(async (vault) => {
			await vault.removePack(consultation);
			for (const id of soundsIn(pack)) await vault.removeSound(id);
		});
		this.#taken = new Set([...this.#taken].filter((one) => one !== consultation));
	}

	/** Does something on the device; what fails is told on the screen, and the words stay in memory. */
	async #safely<T>(
		act: (vault: Vault) => Promise<T>,
		/** Null for what also waits for the network. */
		patience: number | null = WRITE_PATIENCE_MS
	): Promise<T | undefined> {
		if (!this.#vault) return undefined;
		try {
			const doing = act(this.#vault);
			const result = await (patience === null
				? doing
				: within(patience, doing, 'the device does not write'));
			this.#trouble = undefined;
			return result;
		} catch (error) {
			this.#trouble = troubleOf(error);
			return undefined;
		}
	}
}
