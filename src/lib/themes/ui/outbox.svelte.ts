import { z } from 'zod';
import { Batch } from '../coded-answer.ts';

/** `refused`: the server will not take these whatever we do; `signed-out`: it will after signing in. */
export type SaveState = 'saved' | 'saving' | 'retrying' | 'signed-out' | 'refused';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const BATCHES_PER_CALL = 20;

interface Options {
	url: string;
	/** One consultation and one member. */
	key: string;
	/** Where decisions are kept until the server has them: ids only, never what somebody said. */
	drawer: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
	/** Called when nothing waits any more. */
	onsaved?: () => void;
	post?: typeof fetch;
}

/**
 * Sends decisions to the server one after the other, in order. What was not acknowledged stays on this device, over a
 * reload too, and is sent again; storing it twice does no harm.
 */
export class Outbox {
	#waiting = $state.raw<Batch[]>([]);
	#state = $state<SaveState>('saved');
	#gone = $state(0);
	#used = $state(false);
	#sending = false;
	#tries = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #options: Options;
	readonly #own: string;

	constructor(options: Options) {
		this.#options = options;
		this.#own = `${options.key}:${Date.now()}:${Math.random()}`;
		this.#adopt();
	}

	get state(): SaveState {
		return this.#state;
	}
	/** How many decisions the server does not have yet. */
	get waiting(): number {
		return this.#waiting.length;
	}
	/** False until there was something to save. */
	get used(): boolean {
		return this.#used;
	}
	/** How many answers turned out to be withdrawn. */
	get gone(): number {
		return this.#gone;
	}

	push(batch: Batch): void {
		if (batch.decisions.length + batch.checks.length + batch.marks.length === 0) return;
		this.#keep([...this.#waiting, batch]);
		void this.#send();
	}

	retry(): void {
		clearTimeout(this.#timer);
		void this.#send();
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	/** Takes over what an earlier visit could not send. */
	#adopt(): void {
		const { drawer, key } = this.#options;
		const names = Array.from({ length: drawer.length }, (_, i) => drawer.key(i));
		const left: Batch[] = [];
		for (const name of names.toSorted()) {
			if (!name?.startsWith(`${key}:`)) continue;
			const kept = z.array(Batch).safeParse(JSON.parse(drawer.getItem(name) ?? '[]'));
			if (kept.success) left.push(...kept.data);
			drawer.removeItem(name);
		}
		if (left.length === 0) return;
		this.#keep(left);
		void this.#send();
	}

	#keep(waiting: Batch[]): void {
		this.#used = true;
		this.#waiting = waiting;
		const { drawer } = this.#options;
		if (waiting.length === 0) drawer.removeItem(this.#own);
		else drawer.setItem(this.#own, JSON.stringify(waiting));
	}

	async #send(): Promise<void> {
		if (this.#sending) return;
		this.#sending = true;
		try {
			while (this.#waiting.length > 0) {
				if (this.#tries === 0) this.#state = 'saving';
				const some = this.#waiting.slice(0, BATCHES_PER_CALL);
				const outcome = await this.#post(some);
				if (outcome !== 'saved') {
					this.#hold(outcome);
					return;
				}
				this.#tries = 0;
				this.#keep(this.#waiting.slice(some.length));
			}
			this.#state = 'saved';
			this.#options.onsaved?.();
		} finally {
			this.#sending = false;
		}
	}

	#hold(outcome: SaveState): void {
		this.#state = outcome;
		if (outcome !== 'retrying') return;
		const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries++);
		this.#timer = setTimeout(() => void this.#send(), wait);
	}

	async #post(batches: Batch[]): Promise<SaveState> {
		const { url, post = fetch } = this.#options;
		const body: Batch = {
			decisions: batches.flatMap((batch) => batch.decisions),
			checks: batches.flatMap((batch) => batch.checks),
			marks: batches.flatMap((batch) => batch.marks)
		};
		let response: Response;
		try {
			response = await post(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
		} catch {
			return 'retrying';
		}
		if (response.ok) {
			const { gone } = z.object({ gone: z.array(z.string()) }).parse(await response.json());
			this.#gone += gone.length;
			return 'saved';
		}
		if (response.status === 401) return 'signed-out';
		return response.status >= 500 || response.status === 429 ? 'retrying' : 'refused';
	}
}
