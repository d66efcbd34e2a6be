import type { Place } from './place.ts';
import { shrink } from './shrink.ts';
import type { Kept } from './store.ts';

/** Makes a question take a photo. `left`: what this device holds of it already. */
export function photo(place: Place, left: Kept | undefined): void {
	const { box } = place;
	const input = place.find('input');
	const image = place.find('img');

	function display(item: Kept): void {
		URL.revokeObjectURL(image.src);
		image.hidden = false;
		image.src = URL.createObjectURL(new Blob(item.pieces, { type: item.type }));
	}

	async function choose(): Promise<void> {
		const file = input.files?.[0];
		if (!file) return;
		place.show('busy');
		place.say('');
		const bytes = await shrink(file);
		// The same photo may be chosen again.
		input.value = '';
		if (!bytes) {
			place.show(place.current ? 'kept' : 'idle');
			place.say(box.words.photoBroken, true);
			return;
		}
		const { base, keep } = box;
		const item: Kept = {
			...{ id: crypto.randomUUID(), base, keep, question: place.question, kind: 'photo' },
			...{ type: 'image/jpeg', pieces: [bytes], state: 'ready' }
		};
		display(item);
		place.show('kept');
		if (await place.keep(item)) place.say(box.words.here);
		await place.send(item);
	}

	input.addEventListener('change', () => void choose());
	place.on('ask', () => input.click());
	place.on('again', () => input.click());
	if (left) {
		display(left);
		place.show('kept');
		void place.send(left);
	}
	void choose();
}
