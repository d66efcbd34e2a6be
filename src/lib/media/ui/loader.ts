/**
 * What a page with a question that takes a recording or a photo loads at first: nothing but this. The rest comes when
 * somebody taps, or when this device still holds something to send. Bundled by itself (`?worker&url`).
 */
import { AGREED } from './marker.ts';
import * as store from './store.ts';

const box = document.querySelector<HTMLElement>('[data-media-script]');
const hears = 'MediaRecorder' in window && 'mediaDevices' in navigator;

/** A browser that lets nothing be kept holds nothing. */
async function kept<T>(act: () => Promise<T>): Promise<T | undefined> {
	try {
		return await act();
	} catch (refusal) {
		if (refusal instanceof DOMException) return undefined;
		throw refusal;
	}
}

/** Before the browser goes on: what is of this reader is gone from the device. */
async function wipe(base: string, keep: string, form: HTMLFormElement | null): Promise<void> {
	await kept(async () => {
		localStorage.removeItem(AGREED);
		await store.forgetOwn(base, keep);
	});
	form?.submit();
}

async function begin({ dataset }: HTMLElement): Promise<void> {
	const { mediaScript = '', base = '', keep = '' } = dataset;
	const roots = document.querySelectorAll<HTMLElement>('[data-media]');
	let loading: Promise<unknown> | undefined;
	const load = () => (loading ??= import(/* @vite-ignore */ mediaScript));
	for (const root of roots) {
		const isVoice = root.dataset.media === 'voice';
		root.hidden = isVoice && !hears && !root.dataset.sent;
		root.addEventListener('click', () => {
			if (loading) return;
			// A window to choose a photo opens at once or not at all; a recording begins when the rest is there.
			if (isVoice) root.dataset.tapped = '';
			else root.querySelector('input')?.click();
			void load();
		});
	}
	for (const button of document.querySelectorAll<HTMLButtonElement>('[data-wipe]')) {
		button.addEventListener('click', (event) => {
			// Without a connection the page stays, and says what is wiped later.
			if (navigator.onLine) event.preventDefault();
			void wipe(base, keep, navigator.onLine ? button.form : null);
		});
	}
	if ([...roots].some((root) => root.dataset.sent)) return void load();
	if ((await kept(() => store.all(base)))?.length) void load();
}

/** A page that holds all topics puts one of them on the screen first. */
function whenShown(act: () => void): void {
	const main = document.querySelector('main');
	const waits = main && document.querySelector('template[data-place]');
	if (waits && main.dataset.shown === undefined) main.addEventListener('shown', act);
	else act();
}

// Without a safe line a browser has neither microphone nor hashes.
if (box && isSecureContext && 'indexedDB' in window) whenShown(() => void begin(box));
