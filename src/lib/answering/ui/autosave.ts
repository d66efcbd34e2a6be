/** How a try to save ended. */
export type SaveResult =
	| 'saved'
	/** No connection, or an answer that does not come from the app. */
	| 'offline'
	/** The app answered that it could not. */
	| 'failed'
	| 'signed-out'
	/** Another screen wrote in between. */
	| 'elsewhere'
	/** It is no longer there: sent or deleted. */
	| 'gone';

/** `saved`: everything; `waiting`: there is something newer; the rest as the last try ended. */
export type SaveState = 'saved' | 'waiting' | 'saving' | Exclude<SaveResult, 'saved'>;

/** Ends that trying again does not mend: a person has to choose. */
const FINAL: readonly SaveResult[] = ['elsewhere', 'gone'];

const DELAY_MS = 700;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

interface Options<T> {
	send: (content: T) => Promise<SaveResult>;
	onState: (state: SaveState) => void;
}

/**
 * Sends the newest content some moments after it changed, one request at a time, and again with growing pauses
 * for as long as that fails. What is newer than what was acknowledged is never let go.
 */
export class Autosave<T> {
	readonly #send: Options<T>['send'];
	readonly #onState: Options<T>['onState'];
	#unsaved: { content: T } | undefined;
	#running: Promise<void> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#failures = 0;
	#ended = false;

	constructor({ send, onState }: Options<T>) {
		this.#send = send;
		this.#onState = onState;
	}

	get hasUnsaved(): boolean {
		return this.#unsaved !== undefined;
	}

	change(content: T): void {
		this.#unsaved = { content };
		// While it fails the pause before the next try goes on, and the screen keeps saying so.
		if (this.#ended || this.#failures > 0) return;
		if (!this.#running) this.#onState('waiting');
		this.#schedule(DELAY_MS);
	}

	/** Saves now what is not saved yet. @returns whether everything is */
	async flush(): Promise<boolean> {
		while (this.#running) await this.#running;
		if (this.#unsaved && !this.#ended) await this.#try();
		return !this.#unsaved;
	}

	/** Goes on after a person chose what to do. */
	resume(): void {
		this.#ended = false;
		this.#failures = 0;
		if (this.#unsaved) this.#schedule(0);
	}

	/** Lets go of what was not saved: a person chose what stands elsewhere. */
	drop(): void {
		this.#ended = true;
		this.#unsaved = undefined;
		clearTimeout(this.#timer);
	}

	/** Sends nothing any more: the content is sent or given up. Waits for what is under way. */
	async stop(): Promise<void> {
		this.#ended = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#schedule(pause: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}

	#try(): Promise<void> {
		clearTimeout(this.#timer);
		this.#running = this.#attempt().finally(() => {
			this.#running = undefined;
		});
		return this.#running;
	}

	async #attempt(): Promise<void> {
		const attempt = this.#unsaved;
		if (!attempt) return;
		if (this.#failures === 0) this.#onState('saving');
		const result = await this.#send(attempt.content);
		if (result === 'saved') {
			this.#failures = 0;
			if (this.#unsaved === attempt) this.#unsaved = undefined;
			this.#onState(this.#unsaved ? 'waiting' : 'saved');
			if (this.#unsaved && !this.#ended) this.#schedule(DELAY_MS);
			return;
		}
		this.#failures += 1;
		this.#onState(result);
		if (FINAL.includes(result)) this.#ended = true;
		else if (!this.#ended) this.#schedule(this.#pause());
	}

	#pause(): number {
		return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
	}
}
