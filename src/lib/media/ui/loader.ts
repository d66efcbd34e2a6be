/**
 * What a page with a question that takes a recording or a photo loads at first: nothing but this. The rest comes when
 * somebody taps, or when this device still holds something to send. Bundled by itself (`?worker&url`).
 */
import { AGREED, markerOf } from './marker.ts';

const box = document.querySelector<HTMLElement>('[data-media-script]');
const hears = 'MediaRecorder' in window && 'mediaDevices' in navigator;

/** A browser that lets nothing be kept holds nothing. */
function holdsSomething(base: string): boolean {
	try {
		return localStorage.getItem(markerOf(base)) !== null;
	} catch (refusal) {
		if (refusal instanceof DOMException) return false;
		throw refusal;
	}
}

function begin({ dataset: { mediaScript = '', base = '' } }: HTMLElement): void {
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
	if (holdsSomething(base) || [...roots].some((root) => root.dataset.sent)) void load();
	for (const button of document.querySelectorAll('[data-wipe]')) {
		button.addEventListener('click', () => {
			indexedDB.deleteDatabase('wijkspraak-media');
			localStorage.removeItem(markerOf(base));
			localStorage.removeItem(AGREED);
		});
	}
}

// Without a safe line a browser has neither microphone nor hashes.
if (box && isSecureContext && 'indexedDB' in window) begin(box);
