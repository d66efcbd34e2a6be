import type { SaveResult } from '../answering/ui/autosave.ts';
import type { Holding } from './holding.svelte.ts';
import { deleteDraft, saveDraft } from './requests.ts';
import { isFull } from './store.ts';
import type { Vault } from './vault.ts';

const PAUSE_MS = 1_500;
const RETRY_MS = 30_000;

/** Keeps the server's copies of the drafts up to date, so that a lost tablet is no lost conversation. */
export class DraftSync {
	readonly #holding: Holding;
	readonly #vault: Vault | undefined;
	readonly #onResult: (result: SaveResult) => void;
	/** No longer a draft on the server: sent from another screen, or deleted there. */
	readonly #ended = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(holding: Holding, vault: Vault | undefined, onResult: (result: SaveResult) => void) {
		this.#holding = holding;
		this.#vault = vault;
		this.#onResult = onResult;
	}

	/** Saves some moments from now what the server does not have. With a vault only: without one nothing waits. */
	soon(pause = PAUSE_MS): void {
		if (!this.#vault) return;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#all(), pause);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #all(): Promise<void> {
		const { items, conflicts } = this.#holding;
		for (const { id, state, synced, revision } of items) {
			const due = state.is === 'draft' && synced?.revision !== revision;
			if (!due || conflicts.has(id) || this.#ended.has(id)) continue;
			const result = await this.save(id);
			if (result === 'offline' || result === 'failed') {
				this.soon(RETRY_MS);
				return;
			}
			if (result === 'signed-out') return;
		}
	}

	/** Saves one draft on the server as it is now. */
	async save(id: string): Promise<SaveResult> {
		const item = this.#holding.item(id);
		if (!item?.interview) return 'gone';
		const reply = await saveDraft(item, item.interview, item.synced?.savedAt ?? null);
		const result: SaveResult = reply.state === 'sent' ? 'gone' : reply.state;
		if (reply.state === 'saved') {
			const synced = { savedAt: reply.savedAt, revision: item.revision };
			this.#holding.patch(id, (now) => ({ ...now, synced }));
			await this.#holding.write(id);
		} else if (result === 'elsewhere') this.#holding.dispute(id, true);
		else if (result === 'gone') this.#ended.add(id);
		this.#onResult(result);
		return result;
	}

	/** Deletes on the server what was deleted here. @returns what is still there */
	async deleteRemoved(): Promise<string[]> {
		const removed = (await this.#vault?.removed()) ?? [];
		const left: string[] = [];
		for (const id of removed) if (!(await deleteDraft(id))) left.push(id);
		if (left.length === removed.length) return left;
		try {
			await this.#vault?.setRemoved((ids) => ids.filter((id) => left.includes(id)));
		} catch (error) {
			// A full device keeps the longer list: deleting once more does no harm.
			if (!isFull(error)) throw error;
		}
		return left;
	}
}
