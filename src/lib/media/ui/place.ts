import * as store from './store.ts';
import type { Kept } from './store.ts';
import { takeBack, upload, type Upload } from './upload.ts';

/** The sentences that a script fills in, as the page brings them. */
export interface Words {
	here: string;
	sending: string;
	sent: string;
	waiting: string;
	/** Its answers have to come in first. */
	later: string;
	off: string;
	size: string;
	refused: string;
	full: string;
	time: string;
	denied: string;
	none: string;
	broken: string;
	limit: string;
	photoBroken: string;
	pending: string;
	pendingOne: string;
	others: string;
	othersOne: string;
	pendingDone: string;
	pendingFailed: string;
}

export interface Box {
	base: string;
	/** The fingerprint of the response that this device holds. */
	keep: string;
	minutes: number;
	words: Words;
}

export const filled = (text: string, values: Record<string, string | number>) =>
	text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** Where one question takes a recording or a photo: which buttons are there, what is kept, and how far the sending is. */
export class Place {
	readonly root: HTMLElement;
	readonly box: Box;
	readonly question: string;
	current: Kept | undefined;
	#sending: AbortController | undefined;
	#shown: string | undefined;

	constructor(root: HTMLElement, box: Box) {
		this.root = root;
		this.box = box;
		this.question = root.dataset.question ?? '';
	}

	find<Tag extends keyof HTMLElementTagNameMap>(selector: Tag): HTMLElementTagNameMap[Tag];
	find(selector: string): HTMLElement;
	find(selector: string): HTMLElement {
		const found = this.root.querySelector<HTMLElement>(selector);
		if (!found) throw new Error(`the page lacks ${selector}`);
		return found;
	}

	/** Shows what belongs to this state; who was in the middle of it goes on at its first control. */
	show(state: string): void {
		const wasHere = this.#shown !== undefined && this.root.contains(document.activeElement);
		this.#shown = state;
		for (const part of this.root.querySelectorAll<HTMLElement>('[data-in]'))
			part.hidden = !part.dataset.in?.split(' ').includes(state);
		if (this.root.dataset.media === 'voice') {
			const spoken = state === 'kept' || state === 'sure';
			this.#asksText(!spoken);
			this.#saysSpoken(spoken);
		}
		if (!wasHere || document.activeElement?.checkVisibility()) return;
		const controls = this.root.querySelectorAll<HTMLElement>('button, [tabindex]');
		[...controls].find((control) => control.checkVisibility())?.focus();
	}

	/** Who spoke has answered: a text is not asked for any more, by whoever looks for this mark. */
	#asksText(asks: boolean): void {
		const mark = this.root.closest('.q')?.querySelector<HTMLElement>('.q-must, [data-must]');
		if (!mark) return;
		mark.dataset.must = '';
		mark.hidden = !asks;
		mark.classList.toggle('q-must', asks);
	}

	/** Tells the server with the topic that this question was answered aloud: the recording itself may come later. */
	#saysSpoken(spoken: boolean): void {
		const said = this.root.querySelector<HTMLInputElement>('[name=ingesproken]');
		if (!spoken) return said?.remove();
		if (said) return;
		const field = document.createElement('input');
		Object.assign(field, { type: 'hidden', name: 'ingesproken', value: this.question });
		this.root.append(field);
	}

	say(text: string, warning = false): void {
		const line = this.find('[data-say]');
		line.textContent = text;
		line.classList.toggle('media-warning', warning);
	}

	fill(word: keyof Words, values: Record<string, string | number>): string {
		return filled(this.box.words[word], values);
	}

	on(act: string, listener: () => void): void {
		for (const button of this.root.querySelectorAll(`[data-do=${act}]`))
			button.addEventListener('click', listener);
	}

	/** Keeps it on this device. False when there is no room. */
	async keep(item: Kept): Promise<boolean> {
		try {
			await store.keep(item);
			return true;
		} catch (refusal) {
			if (!(refusal instanceof DOMException)) throw refusal;
			this.say(this.box.words.full, true);
			return false;
		}
	}

	/** Takes this one's place, sends it, and says how far it is. */
	async send(item: Kept): Promise<void> {
		this.#sending?.abort();
		if (this.current && this.current.id !== item.id) await store.forget(this.current.id);
		this.current = item;
		// The server may have forgotten it with its draft: then it is sent once more.
		if (item.state === 'sent' && this.root.dataset.sent === item.id) {
			this.say(this.box.words.sent);
			return;
		}
		this.#sending = new AbortController();
		const end = await upload(item, this.#sending.signal, (progress) => this.#tell(progress));
		if (end?.state === 'sent') await this.keep({ ...item, state: 'sent' });
		if (end?.state === 'refused') {
			await store.forget(item.id);
			this.current = undefined;
			this.show('idle');
		}
	}

	#tell(progress: Upload): void {
		const { words } = this.box;
		switch (progress.state) {
			case 'sending':
				return this.say(this.fill('sending', { ...progress }));
			case 'waiting':
				return this.say(words.waiting, true);
			case 'sent':
				return this.say(words.sent);
			case 'gone':
				return this.say(words.later);
			case 'refused': {
				const known = progress.reason === 'off' || progress.reason === 'size';
				return this.say(words[known ? (progress.reason as 'off' | 'size') : 'refused'], true);
			}
		}
	}

	/** Takes it away from here and from the server. */
	async remove(): Promise<void> {
		this.#sending?.abort();
		const { base, keep } = this.box;
		const kind = this.root.dataset.media === 'photo' ? 'photo' : 'voice';
		const id = this.current?.id ?? this.root.dataset.sent;
		this.current = undefined;
		delete this.root.dataset.sent;
		this.say('');
		this.show('idle');
		if (!id) return;
		const gone: Kept = {
			...{ id, base, keep, kind, question: this.question },
			...{ type: '', pieces: [], state: 'removed' }
		};
		await this.keep(gone);
		if (await takeBack(gone)) await store.forget(id);
	}
}
