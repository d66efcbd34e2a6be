/**
 * What a script adds to a resident's page, which is complete without it: answers are kept on the device while
 * somebody types, questions come up at once, a double tap sends once, and without a connection one can go on.
 * Bundled by itself (`?worker&url`) and counted in the budget of 10 kB.
 */
import { flush, type Outcome } from './flush.ts';
import {
	fieldsOf,
	filledIn,
	fillIn,
	grow,
	hasQuestions,
	showQuestions,
	spokenIn,
	takeBackDeclined,
	touchedEarly,
	unanswered,
	type Field,
	type Filled
} from './form-fields.ts';
import { forgetPages, isAlong, takeAlong } from './offline.ts';
import { openOfflinePage } from './offline-page.ts';
import { offerReadAloud } from './read-aloud.ts';
import { recover } from './disk.ts';
import { namesOf, openShelf, type Shelf } from './shelf.ts';
import { finished, onlyKept, restoring, withPost, type Post } from './unsent.ts';

/** A send that takes longer may be tried again. */
const PATIENCE_MS = 12_000;
const KEEP_AFTER_MS = 400;
const RETRY_MS = 15_000;

const byId = (id: string) => document.getElementById(id);

/** Also where only what is behind # differs from the page on the screen. */
function go(to: string): void {
	const target = new URL(to, location.href);
	const same = target.pathname + target.search === location.pathname + location.search;
	location.assign(target);
	if (same) location.reload();
}

/** The questions on the screen, and what happens to them. */
class Answering {
	readonly #form: HTMLFormElement;
	readonly #forms: HTMLFormElement[];
	readonly #shelf: Shelf;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** "Bewaard op dit toestel" */
	readonly #kept = byId('bewaard');
	#pressedAt = 0;
	/** Typed in since the page came. */
	isTouched = false;

	constructor(form: HTMLFormElement, forms: HTMLFormElement[], shelf: Shelf) {
		this.#form = form;
		this.#forms = forms;
		this.#shelf = shelf;
		const { topic = '', revision = '' } = form.dataset;
		const left = shelf.take(topic, revision);
		const early = touchedEarly(form);
		if (left) fillIn(form, left, early);
		showQuestions(forms);
		for (const field of form.querySelectorAll('textarea')) if (field.value) grow(field);
		form.addEventListener('input', (event) => this.#typed(event.target as Field));
		const leaving = () => {
			if (this.#timer) void this.#keep();
		};
		addEventListener('pagehide', leaving);
		document.addEventListener('visibilitychange', leaving);
		addEventListener('pageshow', () => this.release());
		for (const field of early) this.#typed(field);
	}

	get place(): number {
		return Number(this.#form.dataset.place);
	}

	#typed(field: Field): void {
		this.isTouched = true;
		takeBackDeclined(this.#form, field);
		showQuestions(this.#forms);
		grow(field);
		this.#kept?.setAttribute('aria-busy', 'true');
		this.#timer ??= setTimeout(() => void this.#keep(), KEEP_AFTER_MS);
	}

	async #keep(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const { topic = '', revision = '' } = this.#form.dataset;
		const seen = this.#form.querySelector<HTMLInputElement>('[name=getoond]')?.value ?? '';
		const values = [...filledIn(this.#form), ...spokenIn(this.#form)];
		const kept = await this.#shelf.put({ topic, revision, place: this.place, seen, values });
		if (!this.#kept) return;
		this.#kept.hidden = !kept;
		// More may have been typed meanwhile.
		this.#kept.setAttribute('aria-busy', String(this.#timer !== undefined));
	}

	/** What was pressed, once however often it is tapped. @returns undefined for a tap too many */
	press(button: HTMLButtonElement): Post | undefined {
		if (Date.now() - this.#pressedAt < PATIENCE_MS) return undefined;
		this.#pressedAt = Date.now();
		button.setAttribute('aria-disabled', 'true');
		setTimeout(() => this.release(), PATIENCE_MS);
		void this.#keep();
		const fields = [...new FormData(this.#form)].map(([name, value]) => [name, String(value)]);
		const id = `${Date.now()}-${Math.random()}`;
		return {
			id,
			place: this.place,
			fields: fields as Filled,
			button: [button.name, button.value]
		};
	}

	release(): void {
		this.#pressedAt = 0;
		for (const button of this.#form.querySelectorAll('button'))
			button.removeAttribute('aria-disabled');
	}

	/** Without the server nobody else says that an answer is missing. @returns true when all are there */
	isComplete(): boolean {
		const missing = unanswered(this.#form);
		const sentence = byId('mist');
		if (sentence) sentence.hidden = !missing;
		if (!missing) return true;
		missing.classList.add('q-wrong');
		if (sentence) missing.querySelector('.q-text')?.after(sentence);
		fieldsOf(this.#form)
			.find((field) => missing.contains(field))
			?.focus();
		return false;
	}

	/** As the browser itself sends a form. */
	sendPlainly(button: HTMLButtonElement): void {
		const also = document.createElement('input');
		also.type = 'hidden';
		[also.name, also.value] = [button.name, button.value];
		this.#form.append(also);
		this.#form.submit();
	}
}

/** Nothing of the reader is on the screen any more. */
function sayWiped(main: HTMLElement): void {
	const wiped = main.querySelector<HTMLElement>('[data-wiped]');
	if (wiped) wiped.hidden = false;
	main.replaceChildren(...(wiped ? [wiped] : []));
}

/** Wiped while there was no connection: what the server keeps, and the code in the cookie, go now. */
async function wipeNow(main: HTMLElement, base: string, shelf: Shelf): Promise<void> {
	sayWiped(main);
	const response = await fetch(`${base}?/wipe`, { method: 'POST', body: new URLSearchParams() });
	if (!response.ok) return;
	shelf.oweWipe(false);
	location.replace(response.url);
}

/** The server no longer keeps what this device still holds: one can go on from here. */
function offerWhatIsLeft(main: HTMLElement, find: () => (() => void) | undefined): void {
	const offer = main.querySelector<HTMLElement>('[data-left]');
	const goOn = offer && find();
	if (!goOn) return;
	offer.hidden = false;
	main.querySelector('[data-not-left]')?.remove();
	offer.querySelector('[data-restore]')?.addEventListener('click', goOn);
}

async function start(main: HTMLElement): Promise<void> {
	const { consultation: base = '', keep = '' } = main.dataset;
	const { all, own } = namesOf(base, keep);
	await recover(all, own);
	const language = document.documentElement.lang;
	const shelf = openShelf(base, keep);
	if (shelf.owesWipe()) return void wipeNow(main, base, shelf);
	shelf.clearOthers();
	void forgetPages(base, keep, language);
	const offline = openOfflinePage(main, shelf);
	// Whatever else adds to the questions waits until they are on the screen.
	main.dataset.shown = '';
	main.dispatchEvent(new Event('shown'));
	const form = document.querySelector<HTMLFormElement>('form#vragen');
	const answering = form && new Answering(form, offline?.forms ?? [form], shelf);

	offerWhatIsLeft(main, () => {
		const topics = shelf.everyTopic();
		if (topics.length === 0) return undefined;
		return () => {
			shelf.keepUnsent(restoring(topics, shelf.unsent()));
			void tryAgain();
		};
	});
	const notice = byId('onverzonden');
	const tell = (unsent: boolean) => {
		if (notice) notice.hidden = !unsent;
	};
	let busy = false;
	/** The line may have come back while an attempt was failing. */
	let onceMore = false;
	/** Sends what is on its way, and follows where the server sends the reader. */
	const send = async () => {
		busy = true;
		let outcome: Outcome;
		do {
			onceMore = false;
			outcome = await flush(base, shelf);
		} while (outcome.state === 'waiting' && onceMore);
		busy = false;
		tell(outcome.state === 'waiting');
		if (outcome.state === 'sent' && outcome.to) go(outcome.to);
		return outcome;
	};
	const tryAgain = async () => {
		onceMore = busy;
		if (busy || shelf.unsent().length === 0) return;
		if (document.visibilityState === 'hidden') return;
		const outcome = await send();
		if (outcome.state === 'refused') go(`${base}/${outcome.post.place}`);
		if (outcome.state !== 'sent' || outcome.to) return;
		// What is on the screen is older than what the server has now.
		if (!form) go(base);
		else if (!offline && !answering?.isTouched) location.reload();
	};

	/** Whether nothing is asked after this topic, as far as can be told here: the server has the last word. */
	const isLast = (place: number) =>
		offline ? !offline.forms.slice(place).some(hasQuestions) : form?.dataset.last !== undefined;

	form?.addEventListener('submit', (event) => {
		const button = event.submitter as HTMLButtonElement;
		const post = answering?.press(button);
		if (post && !shelf.keepUnsent(withPost(shelf.unsent(), post))) return; // No room: the browser sends it.
		event.preventDefault();
		if (post) void pressed(post, button);
	});
	const pressed = async (post: Post, button: HTMLButtonElement) => {
		const outcome = await send();
		if (outcome.state === 'refused') answering?.sendPlainly(button);
		// Another tab has just sent it: the start knows how far the response is.
		if (outcome.state === 'sent' && !outcome.to) go(base);
		if (outcome.state !== 'waiting') return;
		answering?.release();
		const onward = button.name === 'naar' && (await isAlong(base));
		if (onward || button.name !== 'naar') shelf.keepUnsent(onlyKept(shelf.unsent()));
		if (!onward) notice?.focus();
		else if (button.value === 'vorige' && post.place > 1) go(`${base}/${post.place - 1}?terug`);
		else if (button.value !== 'volgende') go(base);
		else if (!answering?.isComplete()) return;
		else if (!isLast(post.place)) go(`${base}/${post.place + 1}`);
		else {
			shelf.keepUnsent(finished(shelf.unsent()));
			go(base);
		}
	};
	// Who begins anew, or goes on elsewhere, leaves what is still on its way behind: that goes first.
	for (const leaving of document.querySelectorAll<HTMLFormElement>('form[data-flush-first]'))
		leaving.addEventListener('submit', (event) => {
			if (shelf.unsent().length === 0) return;
			event.preventDefault();
			void send().then((outcome) => {
				if (outcome.state !== 'sent') notice?.focus();
				else if (!outcome.to) leaving.submit();
			});
		});

	for (const button of document.querySelectorAll('[data-wipe]'))
		button.addEventListener('click', (event) => {
			shelf.clear();
			void forgetPages(base);
			if (navigator.onLine) return;
			event.preventDefault();
			shelf.oweWipe(true);
			sayWiped(main);
			addEventListener('online', () => void wipeNow(main, base, shelf));
		});
	for (const again of document.querySelectorAll('[data-retry]'))
		again.addEventListener('click', () => void tryAgain());

	addEventListener('online', () => void tryAgain());
	window.addEventListener('pageshow', (event) => {
		// Back to a page that the browser remembers, after its response was sent or wiped: not for the next reader.
		if (!event.persisted) return;
		if (shelf.isOver()) location.replace(base);
		else void tryAgain();
	});
	document.addEventListener('visibilitychange', () => void tryAgain());
	setInterval(() => void tryAgain(), RETRY_MS);
	const { read = '', stop = '', failed = '', words = '' } = main.dataset;
	if (form) offerReadAloud(form, { read, stop, failed, language: words });
	tell(shelf.unsent().length > 0 && !navigator.onLine);
	void tryAgain();
	if (form && !offline) void takeAlong(base, keep, language, import.meta.url);
}

const main = document.querySelector<HTMLElement>('main[data-consultation]');
if (main) void start(main);
