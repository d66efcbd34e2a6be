import { m } from '$lib/paraglide/messages.js';
import { MEDIA_LIMITS } from '../../media/limits.ts';
import { clockOf } from '../../media/parts.ts';
import type { SoundTrouble } from './sound-maker.svelte.ts';

const MEGABYTE = 1_000_000;
const inMegabytes = (bytes: number) => (Math.ceil(bytes / 100_000) / 10).toLocaleString('nl');

/** What went wrong with a recording, and what to do. */
export function soundTrouble(trouble: SoundTrouble): string {
	switch (trouble.why) {
		case 'denied':
			return m.sound_denied();
		case 'no-microphone':
			return m.sound_no_microphone();
		case 'broken':
			return m.sound_broken();
		case 'full':
			return m.sound_full();
		case 'refused':
			return m.sound_refused();
		case 'unknown':
			return m.sound_unknown(trouble);
		case 'unreadable':
			return m.sound_unreadable(trouble);
		case 'size':
			return m.sound_size({
				file: trouble.file,
				size: inMegabytes(trouble.bytes),
				max: MEDIA_LIMITS.guide.bytes / MEGABYTE
			});
		case 'long':
			return m.sound_long({
				file: trouble.file,
				time: clockOf(trouble.seconds),
				limit: clockOf(MEDIA_LIMITS.guide.seconds)
			});
	}
}
