import { newInterview, type Interview } from '../answering/interview.ts';
import { hurried, isUnsent, next, type Item } from '../answering/outbox.ts';
import { merged } from '../answering/outbox-merge.ts';
import type { Delivery, Pack } from '../answering/pack.ts';
import type { SaveResult } from '../answering/ui/autosave.ts';
import type { Keeper, SendResult } from '../answering/ui/interview-state.svelte.ts';
import type { Sound } from '../guide/guide.ts';
import { CODE_BYTES, withdrawalCode } from '../answering/withdrawal-code.ts';
import { DraftSync } from './draft-sync.ts';
import { Holding } from './holding.svelte.ts';
import { deleteDraft, fetchDelivery } from './requests.ts';
import { randomBytes } from './seal.ts';
import { Sender } from './sender.ts';
import { soundSource } from './sounds.ts';
import { Talks } from './talks.svelte.ts';
import type { Vault } from './vault.ts';

/**
 * A worker's interviews on this device. With a vault each change is on the device first, and on the server when there
 * is a connection; without one it goes straight to the server, as on a computer where nothing is to stay behind.
 */
export class Desk implements Keeper {
	readonly vault: Vault | undefined;
	/** Recordings of whole conversations: with a vault only, for there they are kept. */
	readonly talks: Talks | undefined;
	readonly #holding: Holding;
	readonly #sync: DraftSync;
	readonly #sender: Sender;
	#online = $state(true);
	#signedOut = $state(false);

	constructor(vault?: Vault) {
		this.vault = vault;
		this.#holding = new Holding(vault);
		this.talks = vault && new Talks(vault, (interview) => this.#isStored(interview));
		this.#sync = new DraftSync(this.#holding, vault, (result) => this.#heard(result));
		this.#sender = new Sender({
			items: () => this.#holding.items,
			apply: async (id, event) => {
				this.#holding.change(id, event);
				await this.#holding.write(id);
				return !this.#holding.conflicts.has(id);
			},
			onReceipt: (receipt) => this.#heard(receipt),
			device: vault?.device
		});
	}

	get items() {
		return this.#holding.items;
	}
	get packs() {
		return this.#holding.packs;
	}
	get trouble() {
		return this.#holding.trouble;
	}
	get unreadable() {
		return this.#holding.unreadable;
	}
	get online() {
		return this.#online;
	}
	get signedOut() {
		return this.#signedOut;
	}
	get unsent() {
		const interviews = [
			...this.items.filter(isUnsent).map(({ id }) => id),
			...(this.talks?.kept ?? []).map(({ interview }) => interview)
		];
		return new Set(interviews).size;
	}
	/** Sent from here; one that is not listed any more was sent long ago. */
	#isStored(interview: string): boolean {
		const item = this.item(interview);
		return !item || item.state.is === 'stored';
	}
	/** Where a text read aloud in the guide of this interview is heard. */
	hear = (id: string, sound: Sound): Promise<string> =>
		soundSource(this.vault, this.item(id)?.consultationId ?? '', sound);
	item = (id: string) => this.#holding.item(id);
	pack = (consultation: string) => this.#holding.pack(consultation);
	isTaken = (consultation: string) => this.#holding.taken.has(consultation);
	conflict = (id: string) => this.#holding.conflicts.has(id);
	guide = ({ consultationId, versionId }: Item) =>
		this.pack(consultationId)?.versions.find(({ id }) => id === versionId)?.guide;

	/** Reads what the device holds. */
	async open(): Promise<void> {
		await this.#holding.open();
		await this.talks?.open();
	}

	/** Takes in what the server has, and sends what waited for a connection. */
	async receive(delivery: Delivery): Promise<void> {
		this.#heard('received');
		const removed = new Set(await this.#sync.deleteRemoved());
		const firstNumber = Math.max(0, ...this.items.map(({ number }) => number)) + 1;
		const merging = { removed, firstNumber };
		await this.#holding.replace(merged(this.items, delivery.drafts, merging).map(hurried));
		await this.#holding.refreshPacks(delivery.packs);
		void this.#sender.run().then(() => this.talks?.send());
		this.#sync.soon();
	}

	/** Looks whether there is a connection, and whether the server has something newer. */
	async refresh(): Promise<void> {
		const delivery = await fetchDelivery();
		if (typeof delivery === 'string') {
			this.#heard(delivery);
			return;
		}
		const mine = !this.vault || this.vault.user === delivery.userId;
		if (mine) await this.receive(delivery);
		else this.#heard('signed-out');
	}

	/** The device says that it has no connection. */
	disconnected(): void {
		this.#online = false;
	}

	/** There is a connection, as far as anyone can tell. */
	connected(): void {
		this.#online = true;
	}

	/**
	 * Starts an interview about the newest guide.
	 * @param second a paper form that somebody typed before
	 * @returns its id, or why it could not be kept anywhere
	 */
	async begin(
		consultation: string,
		mode: Interview['mode'],
		second = false
	): Promise<{ id: string } | { failed: SaveResult }> {
		const pack = this.pack(consultation);
		const version = pack?.versions[0];
		if (!version) return { failed: 'gone' };
		const now = new Date().toISOString();
		const code = withdrawalCode(randomBytes(CODE_BYTES));
		const twice = mode === 'paper' && pack?.consultation.doubleEntry;
		const form = twice ? { number: '', second } : null;
		const id = crypto.randomUUID();
		this.#holding.add({
			id,
			number: await this.#holding.nextNumber(),
			consultationId: consultation,
			versionId: version.id,
			interview: newInterview(mode, { code, startedAt: now, form }),
			revision: 0,
			changedAt: now,
			synced: null,
			state: { is: 'draft' }
		});
		const result = await this.#keepNewest(id);
		if (result === 'saved') return { id };
		this.#holding.drop(id);
		return { failed: result };
	}

	/** Keeps what was typed: on the device, or else on the server. */
	async keep(id: string, interview: Interview): Promise<SaveResult> {
		const item = this.item(id);
		if (!item || item.state.is === 'stored') return 'gone';
		if (item.interview !== interview) this.#holding.change(id, { kind: 'edited', interview });
		return this.#keepNewest(id);
	}

	/** With a vault it is sent when there is a connection; without one it is sent now or not at all. */
	async finish(id: string, interview: Interview): Promise<SendResult> {
		if (this.item(id)?.interview !== interview)
			this.#holding.change(id, { kind: 'edited', interview });
		this.#holding.change(id, { kind: 'finished' });
		this.#holding.patch(id, hurried);
		const kept = await this.#holding.write(id);
		const sending = this.#sender.run();
		void sending.then(() => this.talks?.send());
		if (kept) return 'queued';
		await sending;
		const state = this.item(id)?.state;
		if (state?.is === 'stored') return 'stored';
		if (state?.is === 'refused') return state.why;
		this.#holding.change(id, { kind: 'reopened' });
		return this.#signedOut ? 'signed-out' : this.#online ? 'failed' : 'offline';
	}

	/** Back from the queue to the table. */
	async reopen(id: string): Promise<void> {
		this.#holding.change(id, { kind: 'reopened' });
		await this.#holding.write(id);
	}

	/** What stands here goes over what another screen saved. */
	async takeOver(id: string): Promise<void> {
		this.#holding.patch(id, (item) => ({ ...item, synced: null }));
		this.#holding.dispute(id, false);
		await this.#holding.write(id, true);
		this.#sync.soon();
	}

	/** What another screen saved takes the place of what stands here. */
	async giveWay(id: string): Promise<void> {
		const here = (await this.vault?.items())?.items.find((one) => one.id === id);
		if (here) this.#holding.patch(id, () => here);
		const delivery = await fetchDelivery();
		const drafts = typeof delivery === 'string' ? [] : delivery.drafts;
		const there = drafts.find((draft) => draft.id === id);
		if (there && there.savedAt !== this.item(id)?.synced?.savedAt) {
			this.#holding.change(id, { kind: 'edited', interview: there.interview });
			this.#holding.patch(id, (item) => ({
				...item,
				synced: { savedAt: there.savedAt, revision: item.revision }
			}));
		}
		this.#holding.dispute(id, false);
		await this.#holding.write(id, true);
	}

	/** Deletes an interview, here and on the server. */
	async remove(id: string): Promise<void> {
		this.#holding.drop(id);
		if (!this.vault) {
			await deleteDraft(id);
			return;
		}
		await this.talks?.remove(id);
		await this.vault.remove(id);
		await this.vault.setRemoved((ids) => [...ids, id]);
		await this.vault.count(this.items);
		await this.#sync.deleteRemoved();
	}

	/** Puts interviews of another device in this one, with numbers of this one. @returns how many were new here */
	async add(items: readonly Item[], packs: readonly Pack[]): Promise<number> {
		const missing = packs.filter(({ consultation }) => !this.pack(consultation.id));
		await this.#holding.refreshPacks([...this.packs, ...missing]);
		for (const { consultation } of missing) await this.take(consultation.id);
		const unknown = items.filter(({ id, state }) => !this.item(id) && state.is !== 'stored');
		for (const item of unknown) {
			const number = await this.#holding.nextNumber();
			const mine = { ...item, number, synced: null };
			this.#holding.add(hurried(next(mine, { kind: 'interrupted' }, new Date())));
			await this.#holding.write(item.id);
		}
		void this.#sender.run().then(() => this.talks?.send());
		return unknown.length;
	}

	/** "Neem mee": what this consultation needs is on the device from now on. @returns whether it is */
	take = (consultation: string): Promise<boolean> => this.#holding.take(consultation);
	/** Its interviews stay until they are sent. */
	leave = (consultation: string): Promise<void> => this.#holding.leave(consultation);

	close(): void {
		this.talks?.close();
		this.#sender.stop();
		this.#sync.stop();
	}

	async #keepNewest(id: string): Promise<SaveResult> {
		if (await this.#holding.write(id)) {
			this.#sync.soon();
			return 'saved';
		}
		return this.conflict(id) ? 'elsewhere' : this.#sync.save(id);
	}

	/** What a reply says about the connection. */
	#heard(reply: string): void {
		this.#online = reply !== 'offline';
		this.#signedOut = reply === 'signed-out';
	}
}
