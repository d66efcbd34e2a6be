import type { Guide } from '../guide.ts';
import { fingerprint } from '../same.ts';
import type { Delivery, DraftBackup, SentDraft } from './draft-sending.ts';

export type SaveStatus =
	| { state: 'saved'; at: Date }
	| { state: 'waiting' | 'saving' | 'unreachable' | 'refused' }
	| { state: 'elsewhere'; theirs: SentDraft };

/** Milliseconds after the last change until it is sent, and until it is tried again. */
const PAUSE = 800;
const RETRY = 5000;

interface Options {
	revision: number;
	/** As the database says it. */
	savedAt: string;
	backup: DraftBackup;
	send: (draft: SentDraft, leaving: boolean) => Promise<Delivery>;
	/** Told at once whenever it changes. */
	onStatus: (status: SaveStatus, revision: number) => void;
}

/** Sends the newest draft when typing pauses, one at a time, and says how that went. */
export class Autosave {
	#options: Options;
	#status: SaveStatus;
	#revision: number;
	#pending: Guide | null = null;
	/** Sent without an answer, or put back after a reload: if the server has one of these, it is ours. */
	#unanswered = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#sending: Promise<void> | null = null;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.revision;
		this.#status = { state: 'saved', at: new Date(options.savedAt) };
	}

	get status(): SaveStatus {
		return this.#status;
	}
	get revision(): number {
		return this.#revision;
	}

	#say(status: SaveStatus): void {
		this.#status = status;
		this.#options.onStatus(status, this.#revision);
	}

	changed(guide: Guide): void {
		this.#pending = guide;
		this.#options.backup.write({ revision: this.#revision, guide });
		if (this.#status.state === 'elsewhere') return;
		this.#say({ state: 'waiting' });
		this.#wait(PAUSE);
	}

	/** A draft that an earlier visit left here and may have sent. */
	restored(guide: Guide): void {
		this.#unanswered.add(fingerprint(guide));
		this.changed(guide);
	}

	/** Sends what is waiting and comes back when it has arrived or failed. */
	async flush(leaving = false): Promise<void> {
		clearTimeout(this.#timer);
		await this.#sending;
		if (!this.#pending || this.#status.state === 'elsewhere') return;
		this.#sending = this.#deliver(this.#pending, leaving).finally(() => (this.#sending = null));
		await this.#sending;
	}

	/** Goes on from somebody else's draft: with ours on top of it, or with nothing left to send. */
	settle(mine: Guide | null): void {
		if (this.#status.state !== 'elsewhere') return;
		this.#revision = this.#status.theirs.revision;
		this.#say({ state: 'saved', at: new Date() });
		this.#pending = null;
		if (mine) this.changed(mine);
		else this.#options.backup.clear();
	}

	#wait(milliseconds: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), milliseconds);
	}

	async #deliver(guide: Guide, leaving: boolean): Promise<void> {
		this.#say({ state: 'saving' });
		this.#unanswered.add(fingerprint(guide));
		const delivery = await this.#options.send({ revision: this.#revision, guide }, leaving);
		switch (delivery.state) {
			case 'saved':
				this.#unanswered.clear();
				this.#arrived(guide, delivery.revision, new Date(delivery.updatedAt));
				break;
			case 'changed-elsewhere':
				this.#conflict(guide, delivery);
				break;
			case 'unreachable':
				this.#say({ state: 'unreachable' });
				this.#wait(RETRY);
				break;
			case 'refused':
				this.#say({ state: 'refused' });
		}
	}

	#arrived(guide: Guide, revision: number, at: Date): void {
		this.#revision = revision;
		if (this.#pending === guide) {
			this.#pending = null;
			this.#options.backup.clear();
			this.#say({ state: 'saved', at });
		} else {
			this.#say({ state: 'waiting' });
			this.#wait(PAUSE);
		}
	}

	#conflict(guide: Guide, theirs: SentDraft): void {
		const text = fingerprint(theirs.guide);
		if (!this.#unanswered.has(text)) {
			this.#say({ state: 'elsewhere', theirs });
		} else if (text === fingerprint(guide)) {
			this.#arrived(guide, theirs.revision, new Date());
		} else {
			this.#revision = theirs.revision;
			this.#say({ state: 'waiting' });
			this.#wait(0);
		}
	}
}
