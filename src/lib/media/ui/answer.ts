/**
 * Recordings and photos on a resident's page, from the first tap to the last byte sent. Loaded by loader.ts when it is
 * needed. Bundled by itself (`?worker&url`).
 */
import { photo } from './photo.ts';
import { Place, type Box, type Words } from './place.ts';
import * as store from './store.ts';
import type { Kept } from './store.ts';
import { upload } from './upload.ts';
import { voice } from './voice.ts';

const element = document.querySelector<HTMLElement>('[data-media-script]');

/** What belongs to another response is nobody's here any more: not to be heard, not to be sent under this one. */
async function ours(base: string, keep: string): Promise<Kept[]> {
	const items = await store.all(base);
	for (const item of items) if (item.keep !== keep) await store.forget(item.id, base);
	return items.filter((item) => item.keep === keep && item.pieces.length > 0);
}

/** The answers were sent: what is on its way is brought home, and nothing stays on this device. */
async function bringHome(items: Kept[], box: Box): Promise<void> {
	const line = document.querySelector<HTMLElement>('[data-media-pending]');
	const waiting = items.filter((item) => item.state !== 'sent');
	if (line) line.hidden = waiting.length === 0;
	const ends = await Promise.all(
		waiting.map((item) => upload(item, new AbortController().signal, () => {}))
	);
	for (const item of items) await store.forget(item.id, box.base);
	const failed = ends.some((end) => end?.state !== 'sent');
	if (line) line.textContent = failed ? box.words.pendingFailed : box.words.pendingDone;
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
	const items = await ours(base, keep);
	if (holds === 'sent') return bringHome(items, box);
	const roots = [...document.querySelectorAll<HTMLElement>('[data-media]')];
	for (const root of roots) makePlace(root, box, items);
	// What was begun at another question goes on from here.
	const elsewhere = items.filter(
		({ question, state }) =>
			state === 'ready' && !roots.some((root) => root.dataset.question === question)
	);
	for (const item of elsewhere) {
		const end = await upload(item, new AbortController().signal, () => {});
		if (end?.state === 'sent') await store.keep({ ...item, state: 'sent' });
		else await store.forget(item.id, base);
	}
}

if (element) void begin(element);
