import { z } from 'zod';
import { Memo, type About } from '../memo.ts';

interface Options {
	url: string;
	about: About;
	onchange: (count: number) => void;
}

/** The memos about one thing. Nothing shows as kept before the server has it; what was typed stays until then. */
export class MemoList {
	#memos = $state.raw<Memo[]>([]);
	#state = $state<'loading' | 'load-failed' | 'idle' | 'busy' | 'failed'>('loading');
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	get memos(): Memo[] {
		return this.#memos;
	}
	get state(): 'loading' | 'load-failed' | 'idle' | 'busy' | 'failed' {
		return this.#state;
	}

	async load(): Promise<void> {
		try {
			const query = new URLSearchParams({ ...this.#options.about });
			const response = await fetch(`${this.#options.url}?${query}`);
			if (!response.ok) throw new Error(`memos ${response.status}`);
			this.#memos = z.array(Memo).parse(await response.json());
			this.#state = 'idle';
		} catch {
			this.#state = 'load-failed';
		}
	}

	/** @returns false when it failed; the same id may be sent again */
	write = (id: string, text: string): Promise<boolean> =>
		this.#send('POST', { id, text, about: this.#options.about });
	change = (id: string, text: string): Promise<boolean> => this.#send('PATCH', { id, text });
	remove = (id: string, removed: boolean): Promise<boolean> => this.#send('PATCH', { id, removed });

	async #send(method: 'POST' | 'PATCH', body: object): Promise<boolean> {
		this.#state = 'busy';
		try {
			const response = await fetch(this.#options.url, {
				method,
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
			if (!response.ok) throw new Error(`memo ${response.status}`);
		} catch {
			this.#state = 'failed';
			return false;
		}
		await this.load();
		this.#options.onchange(this.#memos.filter(({ removed }) => !removed).length);
		return true;
	}
}
