import { MAX_QUOTES_PER_THEME } from '../excerpt.ts';
import type { Draft } from '../report.ts';

/** What became of a save: 'changed' when a colleague saved in between. */
export type SaveResult = { state: 'saved'; revision: number } | { state: 'changed' };
export type Save = (draft: Draft, revision: number) => Promise<SaveResult>;

const WAIT_MS = 800;
const RETRY_MS = 5000;

/**
 * The report that is being written in this browser. Every change is saved by itself after a moment of rest; a save that
 * fails is tried again, and one that finds a colleague's newer text stops, so that neither overwrites the other.
 */
export class DraftState {
	#draft = $state() as Draft;
	#status = $state<'saved' | 'dirty' | 'saving' | 'failed' | 'changed'>('saved');
	#revision: number;
	#changes = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | undefined;
	readonly #save: Save;

	constructor(draft: Draft, revision: number, save: Save) {
		this.#draft = structuredClone(draft);
		this.#revision = revision;
		this.#save = save;
	}

	get draft(): Draft {
		return this.#draft;
	}
	get status() {
		return this.#status;
	}
	get revision(): number {
		return this.#revision;
	}

	/** Changes the draft in place and plans a save. */
	change(edit: (draft: Draft) => void): void {
		edit(this.#draft);
		this.#changes++;
		if (this.#status === 'changed') return;
		this.#status = 'dirty';
		this.#plan(WAIT_MS);
	}

	toggle(list: 'hidden' | 'hiddenQuestions', id: string): void {
		this.change(({ content }) => {
			content[list] = content[list].includes(id)
				? content[list].filter((each) => each !== id)
				: [...content[list], id];
		});
	}

	/** Chooses a quote, or not; of one theme's quotes no more than fit. */
	toggleQuote(id: string, ofTheme: readonly string[]): void {
		this.change(({ content }) => {
			if (content.quotes.includes(id))
				content.quotes = content.quotes.filter((each) => each !== id);
			else if (
				content.quotes.filter((each) => ofTheme.includes(each)).length < MAX_QUOTES_PER_THEME
			)
				content.quotes = [...content.quotes, id];
		});
	}

	/** Saves what is not saved yet. @returns whether everything is saved now */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		await this.#running;
		if (this.#status === 'dirty' || this.#status === 'failed') await this.#store();
		return this.#status === 'saved';
	}

	#plan(wait: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#store(), wait);
	}

	#store(): Promise<void> {
		this.#running ??= this.#storeOnce().finally(() => {
			this.#running = undefined;
			if (this.#status === 'dirty') this.#plan(WAIT_MS);
			if (this.#status === 'failed') this.#plan(RETRY_MS);
		});
		return this.#running;
	}

	async #storeOnce(): Promise<void> {
		const changes = this.#changes;
		this.#status = 'saving';
		try {
			const result = await this.#save($state.snapshot(this.#draft), this.#revision);
			if (result.state === 'changed') {
				this.#status = 'changed';
				return;
			}
			this.#revision = result.revision;
			this.#status = this.#changes === changes ? 'saved' : 'dirty';
		} catch {
			// Said on screen, with what is safe; tried again by itself.
			this.#status = 'failed';
		}
	}
}
