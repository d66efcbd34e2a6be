import type { Talk, TalkConsent } from '../answering/talk.ts';
import { MEDIA_LIMITS } from '../media/limits.ts';
import { record, type Recording } from '../media/ui/recorder.ts';
import { sendFile, type Upload } from '../media/ui/upload.ts';
import { Awake } from './awake.ts';
import type { Vault } from './vault.ts';

/** Why a conversation is not recorded, or not any more. */
export type TalkTrouble = 'denied' | 'no-microphone' | 'broken' | 'full';

interface Live {
	talk: Talk;
	recording: Recording;
	/** Done when every piece that came in has been put by. */
	written: () => Promise<void>;
}

interface About {
	interview: string;
	number: number;
	consent: TalkConsent;
}

/** A telephone under strain is late with the next stretch: the server takes a minute more, and is told no more. */
const LONGEST_SECONDS = MEDIA_LIMITS.talk.seconds + 60;

/** Not the server's word about the recording: somebody has to sign in, or the app is away. */
const LATER = /^(401|403|404|408|413|429|5\d\d)$/;

/**
 * The recordings of whole conversations on a worker's device: made in stretches, each piece sealed in the vault as it
 * comes, and sent after the interview that they belong to.
 */
export class Talks {
	readonly #vault: Vault;
	/** Whether the server has this interview. */
	readonly #isStored: (interview: string) => boolean;
	#kept = $state.raw<readonly Talk[]>([]);
	#interview = $state<string>();
	#paused = $state(false);
	#asking = $state(false);
	#seconds = $state(0);
	#level = $state(0);
	#trouble = $state<TalkTrouble>();
	#progress = $state.raw<{ talk: string; upload: Upload }>();
	#live: Live | undefined;
	#about: About | undefined;
	#abandoned = false;
	#sending: Promise<void> | undefined;
	readonly #awake = new Awake();
	readonly #closed = new AbortController();

	constructor(vault: Vault, isStored: (interview: string) => boolean) {
		this.#vault = vault;
		this.#isStored = isStored;
	}

	/** Whose device this is. */
	get worker() {
		return this.#vault.user;
	}
	/** What the device holds, the oldest first. */
	get kept() {
		return this.#kept;
	}
	/** The interview that is being recorded, paused or not. */
	get interview() {
		return this.#interview;
	}
	get paused() {
		return this.#paused;
	}
	/** Somebody is being recorded at this moment. */
	get recording() {
		return this.#interview !== undefined && !this.#paused;
	}
	get asking() {
		return this.#asking;
	}
	/** From 0 to 1. */
	get level() {
		return this.#level;
	}
	get trouble() {
		return this.#trouble;
	}
	/** Which stretch is on its way, and how far. */
	get progress() {
		return this.#progress;
	}
	/** What is not being recorded right now. */
	get settled() {
		return this.#kept.filter(({ id }) => id !== this.#live?.talk.id);
	}
	of = (interview: string) => this.#kept.filter((talk) => talk.interview === interview);
	/** How long the recording of an interview takes so far, in seconds. */
	seconds = (interview: string): number =>
		this.of(interview)
			.filter(({ id }) => id !== this.#live?.talk.id)
			.reduce((sum, talk) => sum + talk.seconds, 0) +
		(this.#interview === interview ? this.#seconds : 0);

	async open(): Promise<void> {
		this.#kept = await this.#vault.talks();
	}

	/** Records from now on. One conversation at a time. */
	async start(about: About): Promise<void> {
		if (this.#interview || this.#asking) return;
		this.#trouble = undefined;
		this.#asking = true;
		this.#about = about;
		if (await this.#beginStretch()) {
			this.#interview = about.interview;
			this.#paused = false;
			this.#watch();
		}
		this.#asking = false;
	}

	async #beginStretch(): Promise<boolean> {
		const about = this.#about;
		if (!about) return false;
		const recordedAt = new Date().toISOString();
		const talk: Talk = { id: crypto.randomUUID(), ...about, recordedAt, seconds: 0 };
		let written = Promise.resolve();
		let number = 0;
		let recording: Recording | undefined;
		try {
			await this.#vault.keepTalk(talk);
			recording = await record((bytes) => {
				const mine = number++;
				const seconds = Math.round(recording?.seconds() ?? 0);
				written = written.then(() => this.#keepPiece({ ...talk, seconds }, mine, bytes));
			});
		} catch (refusal) {
			await this.#vault.removeTalk(talk.id);
			this.#trouble = troubleOf(refusal);
			return false;
		}
		// Ended while the microphone was asked for.
		if (!this.#about) {
			await recording.stop();
			await written;
			await this.#vault.removeTalk(talk.id);
			return false;
		}
		if (this.#paused) recording.pause();
		this.#live = { talk, recording, written: () => written };
		this.#kept = [...this.#kept, talk];
		return true;
	}

	/** A full device ends the recording, and keeps what there is: of it, and of the interview. */
	async #keepPiece(talk: Talk, number: number, bytes: Blob): Promise<void> {
		if (this.#trouble === 'full' || this.#abandoned) return;
		try {
			await this.#vault.keepPiece(talk.id, number, new Uint8Array(await bytes.arrayBuffer()));
			// Its length, for when the device dies before the end.
			await this.#vault.keepTalk(talk);
		} catch (refusal) {
			this.#trouble = troubleOf(refusal);
			void this.stop();
		}
	}

	pause(): void {
		this.#live?.recording.pause();
		this.#paused = true;
	}
	resume(): void {
		this.#live?.recording.resume();
		this.#paused = false;
	}

	/** Ends the recording and keeps it. */
	async stop(): Promise<void> {
		const live = this.#live;
		this.#live = undefined;
		this.#about = undefined;
		this.#interview = undefined;
		this.#paused = false;
		this.#awake.set(false);
		if (live) await this.#endStretch(live);
		if (!this.#closed.signal.aborted) void this.send();
	}

	async #endStretch(live: Live): Promise<void> {
		const seconds = Math.round(live.recording.seconds());
		await live.recording.stop();
		await live.written();
		if (this.#abandoned) return;
		const ended = { ...live.talk, seconds };
		this.#kept = this.#kept.map((talk) => (talk.id === ended.id ? ended : talk));
		// Without room for this its length is not known; what was said is there.
		await this.#vault.keepTalk(ended).catch((refusal: unknown) => {
			this.#trouble = troubleOf(refusal);
		});
	}

	#watch(): void {
		const live = this.#live;
		this.#awake.set(this.recording);
		if (!live) return;
		this.#seconds = live.recording.seconds();
		this.#level = this.#paused ? 0 : live.recording.level();
		const over = this.#seconds >= MEDIA_LIMITS.talk.seconds;
		if (over) void this.#rollOver(live).then(() => this.#watch());
		else setTimeout(() => this.#watch(), 200);
	}

	/** The next stretch listens before this one ends: no word falls in between. */
	async #rollOver(live: Live): Promise<void> {
		if (await this.#beginStretch()) await this.#endStretch(live);
		else await this.stop();
	}

	/**
	 * Takes in what another device recorded. Its description comes last: without it there is no recording.
	 * @returns false when it was here already
	 * @throws DOMException QuotaExceededError when the device is full
	 */
	async add(talk: Talk, pieces: readonly Uint8Array<ArrayBuffer>[]): Promise<boolean> {
		if (this.#kept.some(({ id }) => id === talk.id)) return false;
		try {
			for (const [number, bytes] of pieces.entries())
				await this.#vault.keepPiece(talk.id, number, bytes);
			await this.#vault.keepTalk(talk);
		} catch (failure) {
			await this.#vault.removeSound(talk.id);
			throw failure;
		}
		this.#kept = [...this.#kept, talk].toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt));
		return true;
	}

	/** Takes back what was recorded of an interview. */
	async remove(interview: string): Promise<void> {
		if (this.#interview === interview) await this.stop();
		for (const { id } of this.of(interview)) await this.#vault.removeTalk(id);
		this.#kept = this.#kept.filter((talk) => talk.interview !== interview);
	}

	/** Sends what belongs to interviews that the server has, one stretch after the other. */
	send(): Promise<void> {
		this.#sending ??= navigator.locks
			.request('wijkspraak-sending-talks', { ifAvailable: true }, (lock) =>
				lock ? this.#sendAll() : undefined
			)
			.finally(() => {
				this.#sending = undefined;
				this.#progress = undefined;
			});
		return this.#sending;
	}

	async #sendAll(): Promise<void> {
		const tried = new Set<string>();
		for (;;) {
			const talk = this.#kept.find(
				({ id, interview, refused }) =>
					!tried.has(id) && !refused && id !== this.#live?.talk.id && this.#isStored(interview)
			);
			if (!talk || this.#closed.signal.aborted) return;
			tried.add(talk.id);
			await this.#sendOne(talk);
		}
	}

	async #sendOne(talk: Talk): Promise<void> {
		const { id, interview, seconds, recordedAt, consent } = talk;
		const pieces = await this.#vault.sound(id);
		const whole = new Uint8Array(await new Blob(pieces).arrayBuffer());
		// Cut off before a word was said.
		if (whole.length === 0) return this.#forget(id);
		const destination = {
			url: `/gesprek/${interview}/opname/${id}`,
			headers: {},
			about: { seconds: Math.min(Math.round(seconds), LONGEST_SECONDS), recordedAt, consent }
		};
		const end = await sendFile(destination, whole, this.#closed.signal, (upload) => {
			this.#progress = { talk: id, upload };
		});
		// 'gone': the resident withdrew meanwhile.
		const reason = end?.state === 'refused' ? end.reason : end?.state;
		if (reason === 'sent' || reason === 'gone') return this.#forget(id);
		if (end?.state === 'refused' && !LATER.test(end.reason)) {
			const refused = { ...talk, refused: end.reason };
			await this.#vault.keepTalk(refused);
			this.#kept = this.#kept.map((one) => (one.id === id ? refused : one));
		}
	}

	async #forget(id: string): Promise<void> {
		await this.#vault.removeTalk(id);
		this.#kept = this.#kept.filter((talk) => talk.id !== id);
	}

	/** Tries once more what was refused. */
	async retry(interview: string): Promise<void> {
		for (const { refused: _, ...talk } of this.of(interview)) {
			await this.#vault.keepTalk(talk);
			this.#kept = this.#kept.map((one) => (one.id === talk.id ? talk : one));
		}
		await this.send();
	}

	close(): void {
		this.#closed.abort();
		void this.stop();
	}

	/** Ends it without keeping anything more: the vault is about to be wiped. */
	abandon(): void {
		this.#abandoned = true;
		this.close();
	}
}

function troubleOf(refusal: unknown): TalkTrouble {
	const name = refusal instanceof DOMException ? refusal.name : '';
	if (name === 'NotAllowedError') return 'denied';
	if (name === 'NotFoundError') return 'no-microphone';
	return name === 'QuotaExceededError' ? 'full' : 'broken';
}
