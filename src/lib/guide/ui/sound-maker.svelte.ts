import { MEDIA_LIMITS } from '../../media/limits.ts';
import { soundTypeOf } from '../../media/sound-type.ts';
import { READING_ALOUD, record, type Recording } from '../../media/ui/recorder.ts';
import { sendFile, type Upload } from '../../media/ui/upload.ts';
import type { Sound } from '../guide.ts';

/** Why there is no recording, for the words on the screen. */
export type SoundTrouble =
	| { why: 'denied' | 'no-microphone' | 'broken' | 'full' | 'refused' }
	| { why: 'unknown' | 'unreadable'; file: string }
	| { why: 'size'; file: string; bytes: number }
	| { why: 'long'; file: string; seconds: number };

type State = 'idle' | 'asking' | 'recording' | 'reading' | 'sending' | 'waiting';

interface Options {
	/** Where recordings of this guide are sent. */
	url: string;
	/** Gets the recording when the server has it. */
	done: (sound: Omit<Sound, 'text'>) => void;
}

/** How long a sound takes, in seconds. @returns undefined when this browser cannot play it */
async function secondsOf(bytes: ArrayBuffer): Promise<number | undefined> {
	try {
		const { duration } = await new OfflineAudioContext(1, 1, 44_100).decodeAudioData(bytes);
		return Math.round(duration);
	} catch (refusal) {
		if (refusal instanceof DOMException) return undefined;
		throw refusal;
	}
}

/** Makes one recording of a text, with the microphone or from a file, and brings it to the server. */
export class SoundMaker {
	readonly #options: Options;
	#state = $state<State>('idle');
	#trouble = $state.raw<SoundTrouble>();
	#seconds = $state(0);
	#level = $state(0);
	#progress = $state.raw<{ part: number; parts: number }>();
	#running: Recording | undefined;
	#pieces: Blob[] = [];
	#closed = false;

	constructor(options: Options) {
		this.#options = options;
	}

	get state() {
		return this.#state;
	}
	get trouble() {
		return this.#trouble;
	}
	/** How long the recording takes so far. */
	get seconds() {
		return this.#seconds;
	}
	/** How loud it is, from 0 to 1. */
	get level() {
		return this.#level;
	}
	get progress() {
		return this.#progress;
	}
	/** Something would be lost with this page. */
	get busy() {
		return this.#state !== 'idle' && this.#state !== 'asking';
	}

	async record(): Promise<void> {
		if (this.#state !== 'idle') return;
		this.#begin('asking');
		this.#pieces = [];
		try {
			this.#running = await record((piece) => this.#pieces.push(piece), READING_ALOUD);
		} catch (refusal) {
			const name = refusal instanceof DOMException ? refusal.name : '';
			if (name === 'NotAllowedError') {
				this.#fail({ why: 'denied' });
				return;
			}
			this.#fail({ why: name === 'NotFoundError' ? 'no-microphone' : 'broken' });
			return;
		}
		this.#state = 'recording';
		this.#watch();
		// The question was closed while the microphone was asked for.
		if (this.#closed) await this.discard();
	}

	#watch(): void {
		const running = this.#running;
		if (!running) return;
		this.#seconds = running.seconds();
		this.#level = running.level();
		if (this.#seconds >= MEDIA_LIMITS.guide.seconds) void this.stop();
		// No animation frame: those stand still in a tab that is not looked at.
		else setTimeout(() => this.#watch(), 100);
	}

	/** Ends the recording and keeps it. */
	async stop(): Promise<void> {
		const running = this.#running;
		if (!running) return;
		this.#running = undefined;
		const seconds = Math.round(running.seconds());
		await running.stop();
		await this.#send(new Uint8Array(await new Blob(this.#pieces).arrayBuffer()), seconds);
	}

	/** The field goes: who was reading aloud is done. */
	close(): void {
		this.#closed = true;
		void this.stop();
	}

	/** Ends the recording and throws it away. */
	async discard(): Promise<void> {
		const running = this.#running;
		this.#running = undefined;
		await running?.stop();
		this.#state = 'idle';
	}

	async take(file: File): Promise<void> {
		if (this.#state !== 'idle') return;
		this.#begin('reading');
		const { name, size } = file;
		if (size > MEDIA_LIMITS.guide.bytes) {
			this.#fail({ why: 'size', file: name, bytes: size });
			return;
		}
		const bytes = new Uint8Array(await file.arrayBuffer());
		if (!soundTypeOf(bytes)) {
			this.#fail({ why: 'unknown', file: name });
			return;
		}
		// Reading how long it takes uses its bytes up: that gets a copy.
		const seconds = await secondsOf(bytes.slice().buffer);
		if (seconds === undefined) {
			this.#fail({ why: 'unreadable', file: name });
			return;
		}
		if (seconds > MEDIA_LIMITS.guide.seconds) {
			this.#fail({ why: 'long', file: name, seconds });
			return;
		}
		await this.#send(bytes, seconds);
	}

	async #send(bytes: Uint8Array<ArrayBuffer>, seconds: number): Promise<void> {
		const type = soundTypeOf(bytes);
		if (!type) {
			this.#fail({ why: 'broken' });
			return;
		}
		this.#state = 'sending';
		const id = crypto.randomUUID();
		const destination = { url: `${this.#options.url}/${id}`, headers: {}, about: { seconds } };
		const never = new AbortController().signal;
		const end = await sendFile(destination, bytes, never, (upload) => this.#tell(upload));
		this.#progress = undefined;
		if (end?.state !== 'sent') {
			this.#fail({
				why: end?.state === 'refused' && end.reason === 'full' ? 'full' : 'refused'
			});
			return;
		}
		this.#state = 'idle';
		this.#options.done({ id, seconds, type });
	}

	#tell(upload: Upload): void {
		if (upload.state === 'waiting') this.#state = 'waiting';
		if (upload.state !== 'sending') return;
		this.#state = 'sending';
		this.#progress = { part: upload.part, parts: upload.parts };
	}

	#begin(state: State): void {
		this.#trouble = undefined;
		this.#seconds = 0;
		this.#state = state;
	}

	#fail(trouble: SoundTrouble): void {
		this.#state = 'idle';
		this.#trouble = trouble;
	}
}
