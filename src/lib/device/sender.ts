import {
	nextToSend,
	pauseAfter,
	wakeIn,
	type Item,
	type OutboxEvent,
	type Receipt
} from '../answering/outbox.ts';
import { sendItem } from './requests.ts';

interface Queue {
	items: () => readonly Item[];
	/** Changes an item and writes it down. @returns false when another tab got there first */
	apply: (id: string, event: OutboxEvent) => Promise<boolean>;
	onReceipt: (receipt: Receipt) => void;
	/** Named to the server with what is sent. */
	device: string | undefined;
}

/** Sends what is ready, one after the other, and again later what did not arrive. */
export class Sender {
	readonly #queue: Queue;
	#running: Promise<void> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(queue: Queue) {
		this.#queue = queue;
	}

	/** Resolves when nothing can be sent now. */
	run(): Promise<void> {
		this.#running ??= this.#alone().finally(() => (this.#running = undefined));
		return this.#running;
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	/** One tab at a time. The server would cope, but it is a waste of a weak connection. */
	async #alone(): Promise<void> {
		clearTimeout(this.#timer);
		await navigator.locks.request('wijkspraak-sending', { ifAvailable: true }, async (lock) => {
			const last = lock ? await this.#sendAll() : undefined;
			if (last !== 'signed-out') this.#wakeLater(last === 'offline' || !lock);
		});
	}

	async #sendAll(): Promise<Receipt | undefined> {
		let receipt: Receipt | undefined;
		for (;;) {
			const item = nextToSend(this.#queue.items(), new Date());
			if (!item) return receipt;
			if (!(await this.#queue.apply(item.id, { kind: 'started' }))) {
				// Not sent from here, and not for ever under way: once more after a while.
				await this.#queue.apply(item.id, { kind: 'received', receipt: 'failed' });
				return receipt;
			}
			const sending = this.#queue.items().find(({ id }) => id === item.id);
			receipt = sending ? await sendItem(sending, this.#queue.device) : undefined;
			if (!receipt) return receipt;
			await this.#queue.apply(item.id, { kind: 'received', receipt });
			this.#queue.onReceipt(receipt);
			if (receipt === 'offline' || receipt === 'signed-out') return receipt;
		}
	}

	#wakeLater(waiting: boolean): void {
		const wait = wakeIn(this.#queue.items(), new Date());
		if (wait === undefined) return;
		// Without a connection the first one's pause counts for all.
		const pause = waiting ? Math.max(wait, pauseAfter(1)) : wait;
		this.#timer = setTimeout(() => void this.run(), pause);
	}
}
