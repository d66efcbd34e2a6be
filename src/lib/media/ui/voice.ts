import { clockOf } from '../parts.ts';
import { AGREED } from './marker.ts';
import type { Place } from './place.ts';
import { record, type Recording } from './recorder.ts';
import type { Kept } from './store.ts';

/** Said yes to it before, for this response. */
const agreed = (keep: string) => localStorage.getItem(AGREED) === keep;

/** Makes a question take a recording. `left`: what this device holds of it already. */
export function voice(place: Place, left: Kept | undefined): void {
	const { box } = place;
	const seconds = box.minutes * 60;
	const player = place.find('audio');
	let running: Recording | undefined;
	/** Done when every piece that came in has been put by. */
	let wholly = () => Promise.resolve();

	function play(item: Kept): void {
		URL.revokeObjectURL(player.src);
		player.hidden = item.pieces.length === 0;
		player.src = URL.createObjectURL(new Blob(item.pieces, { type: item.type }));
		place.find('[data-length]').textContent = clockOf(item.seconds ?? 0);
	}

	async function finish(item: Kept, why = ''): Promise<void> {
		const ended = running;
		running = undefined;
		if (!ended) return;
		item.seconds = Math.round(ended.seconds());
		await ended.stop();
		// The last piece comes in while it stops: it is waited for before anything is sent.
		await wholly();
		item.state = 'ready';
		play(item);
		place.show('kept');
		// No room to keep it: it is sent from memory all the same.
		if (await place.keep(item)) place.say(why || box.words.here);
		await place.send(item);
	}

	function watch(item: Kept): void {
		const time = place.find('[data-time]');
		const meter = place.find('meter');
		const tick = () => {
			if (!running) return;
			const now = running.seconds();
			const values = { time: clockOf(now), limit: clockOf(seconds) };
			time.textContent = place.fill('time', values);
			meter.value = running.level();
			if (now >= seconds) void finish(item, box.words.limit);
			else requestAnimationFrame(tick);
		};
		tick();
	}

	async function begin(): Promise<void> {
		if (running) return;
		localStorage.setItem(AGREED, box.keep);
		const { base, keep } = box;
		const item: Kept = {
			...{ id: crypto.randomUUID(), base, keep, question: place.question, kind: 'voice' },
			...{ type: '', pieces: [], state: 'recording' }
		};
		let turn = Promise.resolve();
		place.say('');
		try {
			running = await record((bytes) => {
				turn = turn.then(async () => {
					item.pieces.push(await bytes.arrayBuffer());
					if (running && item.state === 'recording') await place.keep(item);
				});
			});
		} catch (refusal) {
			const name = refusal instanceof DOMException ? refusal.name : '';
			const { denied, none, broken } = box.words;
			place.say(
				name === 'NotAllowedError' ? denied : name === 'NotFoundError' ? none : broken,
				true
			);
			place.show(place.current ? 'kept' : 'idle');
			return;
		}
		wholly = () => turn;
		item.type = running.type;
		place.show('recording');
		watch(item);
		done = () => finish(item);
	}

	let done: () => Promise<void> = async () => undefined;
	const ask = () => (agreed(box.keep) ? void begin() : place.show('consent'));
	place.on('ask', ask);
	place.on('again', ask);
	place.on('yes', () => void begin());
	place.on('no', () => {
		place.show(place.current ? 'kept' : 'idle');
		place.root.closest('.q')?.querySelector('textarea')?.focus();
	});
	place.on('pause', () => {
		running?.pause();
		place.show('paused');
	});
	place.on('resume', () => {
		running?.resume();
		place.show('recording');
	});
	place.on('stop', () => void done());
	if (left) {
		const cut = left.state === 'recording';
		play(left);
		place.show('kept');
		if (cut) place.find('[data-cut]').hidden = false;
		void place.send(cut ? { ...left, state: 'ready' } : left);
	}
}
