import { z } from 'zod';
import { DoorAttempt, MAX_ATTEMPTS } from '../doors.ts';

const AGAIN_AFTER_MS = 15_000;
const Kept = z.array(DoorAttempt);

export interface TallyEdge {
	/** Sends attempts; true when they are counted. */
	send: (attempts: DoorAttempt[]) => Promise<boolean>;
	/** Where what is not sent yet survives a closed page. */
	shelf: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
	key: string;
}

/** Counting at the door: each tap counts at once on the screen, is kept on the device, and is sent as soon as it can be. */
export class DoorTally {
	readonly #edge: TallyEdge;
	/** Counted on this page, the newest last. */
	#counted = $state.raw<DoorAttempt[]>([]);
	#waiting = $state.raw<DoorAttempt[]>([]);
	#sending: Promise<void> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(edge: TallyEdge) {
		this.#edge = edge;
		const kept = Kept.safeParse(JSON.parse(edge.shelf.getItem(edge.key) ?? '[]'));
		if (kept.success) this.#waiting = kept.data;
	}

	get counted(): readonly DoorAttempt[] {
		return this.#counted;
	}
	/** How many are on this device only. */
	get waiting(): number {
		return this.#waiting.length;
	}
	get last(): DoorAttempt | undefined {
		return this.#counted.at(-1);
	}

	count(attempt: DoorAttempt): void {
		this.#counted = [...this.#counted, attempt];
		this.#keep([...this.#waiting, attempt]);
		void this.flush();
	}

	/** Takes the last one back, whether or not it was sent. */
	undo(): void {
		const { last } = this;
		if (!last) return;
		this.#counted = this.#counted.slice(0, -1);
		const others = this.#waiting.filter(({ id }) => id !== last.id);
		this.#keep([...others, { ...last, undone: true }]);
		void this.flush();
	}

	/** Sends what waits; one at a time, so that an undo never overtakes what it undoes. */
	flush(): Promise<void> {
		this.#sending ??= this.#send().finally(() => (this.#sending = undefined));
		return this.#sending;
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #send(): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#waiting.length > 0) {
			const batch = this.#waiting.slice(0, MAX_ATTEMPTS);
			if (!(await this.#edge.send(batch))) {
				this.#timer = setTimeout(() => void this.flush(), AGAIN_AFTER_MS);
				return;
			}
			this.#keep(this.#waiting.filter((attempt) => !batch.includes(attempt)));
		}
	}

	#keep(waiting: DoorAttempt[]): void {
		this.#waiting = waiting;
		const { shelf, key } = this.#edge;
		if (waiting.length === 0) shelf.removeItem(key);
		else shelf.setItem(key, JSON.stringify(waiting));
	}
}
