/**
 * Recordings and photos on a resident's page, from the first tap to the last byte sent. Loaded by loader.ts when it is
 * needed. Bundled by itself (`?worker&url`).
 */
import { photo } from './photo.ts';
import { filled, Place, type Box, type Words } from './place.ts';
import * as store from './store.ts';
import type { Kept } from './store.ts';
import { takeBack, upload } from './upload.ts';
import { voice } from './voice.ts';

const element = document.querySelector<HTMLElement>('[data-media-script]');

const forever = () => new AbortController().signal;
const nothing = () => {};

/** Sends what nobody sees any more; what the server does not take for good is forgotten. */
async function deliver(item: Kept): Promise<'sent' | 'refused' | 'waits'> {
	const end = await upload(item, forever(), nothing);
	if (end?.state !== 'sent' && end?.state !== 'refused') return 'waits';
	await store.forget(item.id);
	return end.state;
}

/** What was taken away while there was no connection. */
async function takeBackLater(items: Kept[]): Promise<void> {
	for (const item of items) if (await takeBack(item)) await store.forget(item.id);
}

/**
 * What who answered on this device before left to be sent: it goes on, and is neither heard nor seen here.
 * A line says how many there are.
 */
async function deliverForOthers(items: Kept[], { words }: Box): Promise<void> {
	const line = document.querySelector<HTMLElement>('[data-media-others]');
	const tell = (count: number) => {
		if (!line) return;
		line.hidden = count === 0;
		line.textContent = count === 1 ? words.othersOne : filled(words.others, { count });
	};
	tell(items.length);
	for (const [index, item] of items.entries()) {
		if ((await deliver(item)) !== 'waits') tell(items.length - index - 1);
	}
}

/** The answers were sent: what is on its way is brought home, and nothing stays on this device. */
async function bringHome(items: Kept[], { words }: Box): Promise<void> {
	const line = document.querySelector<HTMLElement>('[data-media-pending]');
	const waiting = items.filter((item) => item.state !== 'sent').length;
	if (line) {
		line.hidden = waiting === 0;
		line.textContent = waiting === 1 ? words.pendingOne : filled(words.pending, { count: waiting });
	}
	const ends = await Promise.all(items.map(deliver));
	if (!line || ends.includes('waits')) return;
	line.classList.toggle('warning', ends.includes('refused'));
	line.textContent = ends.includes('refused') ? words.pendingFailed : words.pendingDone;
}

function makePlace(root: HTMLElement, box: Box, items: Kept[]): void {
	const place = new Place(root, box);
	const kind = root.dataset.media === 'photo' ? 'photo' : 'voice';
	const own = items.filter((item) => item.question === place.question && item.kind === kind);
	const left = own.at(-1);
	place.on('remove', () => place.show('sure'));
	place.on('keep', () => place.show('kept'));
	place.on('gone', () => void place.remove());
	if (kind === 'voice') voice(place, left);
	else photo(place, left);
	if (!left && root.dataset.sent) {
		// Sent from another device, or from this one before it was cleared.
		place.show('kept');
		place.say(box.words.sent);
	}
	if ('tapped' in root.dataset) {
		delete root.dataset.tapped;
		root.querySelector<HTMLElement>('[data-do=ask]')?.click();
	}
}

async function begin({ dataset }: HTMLElement): Promise<void> {
	const { base = '', keep = '', minutes, words = '{}', holds } = dataset;
	const box: Box = { base, keep, minutes: Number(minutes), words: JSON.parse(words) as Words };
	const all = await store.all(base);
	const removed = all.filter((item) => item.state === 'removed');
	const whole = all.filter(({ pieces }) => pieces.length > 0);
	const items = whole.filter((item) => item.keep === keep);
	void takeBackLater(removed);
	void deliverForOthers(
		whole.filter((item) => item.keep !== keep),
		box
	);
	if (holds === 'sent') return bringHome(items, box);
	const roots = [...document.querySelectorAll<HTMLElement>('[data-media]')];
	for (const root of roots) makePlace(root, box, items);
	// What was begun at another question goes on from here.
	const elsewhere = items.filter(
		({ question, state }) =>
			state === 'ready' && !roots.some((root) => root.dataset.question === question)
	);
	for (const item of elsewhere) {
		const end = await upload(item, forever(), nothing);
		if (end?.state === 'sent') await store.keep({ ...item, state: 'sent' });
		if (end?.state === 'refused') await store.forget(item.id);
	}
}

if (element) void begin(element);
