import type { Guide, Sound, Topic } from '../../guide/guide.ts';
import { fieldName, fieldsNamed, type Typed } from '../fields.ts';
import {
	FINISH,
	isHeldBack,
	missingFrom,
	placeNote,
	readInterview,
	START,
	topicStates,
	type Interview,
	type Note
} from '../interview.ts';
import type { Voice } from '../answer.ts';
import type { Refusal } from '../outbox.ts';
import { Autosave, type SaveResult, type SaveState } from './autosave.ts';

/** How finishing ended. `queued`: it is on the device, and is sent by itself. */
export type SendResult = 'stored' | 'queued' | 'offline' | 'failed' | 'signed-out' | Refusal;

/** What the bar tells of a device on which interviews are kept. */
export interface Connection {
	online: boolean;
	/** How many finished interviews wait to be sent. */
	waiting: number;
	/** Why the device keeps nothing now: it goes to the server alone. */
	trouble: string | undefined;
}

/** Where interviews are kept and sent from. */
export interface Keeper {
	keep: (id: string, interview: Interview) => Promise<SaveResult>;
	finish: (id: string, interview: Interview) => Promise<SendResult>;
	takeOver: (id: string) => Promise<void>;
	/** Another screen went on with it, and somebody has to choose. */
	conflict: (id: string) => boolean;
	/** Where a text read aloud in the guide of this interview is heard. */
	hear: (id: string, sound: Sound) => Promise<string>;
}

/** One interview on the screen: what was typed, how far it is, and whether it is saved. */
export class InterviewState {
	readonly id: string;
	readonly guide: Guide;
	readonly #keeper: Keeper;
	#interview: Interview;
	#saving = $state<SaveState>('saved');
	#savedMoment = $state<string>();
	#sending = $state<SendResult | 'busy'>();
	/** Rises when what was typed is replaced from outside the form that shows it. */
	#generation = $state(0);
	readonly #autosave: Autosave<Interview>;
	readonly #reading;
	readonly #topics;
	readonly #missing;

	constructor(
		{ id, guide, refused }: { id: string; guide: Guide; refused?: Refusal | undefined },
		interview: Interview,
		keeper: Keeper
	) {
		this.id = id;
		this.guide = guide;
		this.#keeper = keeper;
		this.#interview = $state.raw(interview);
		this.#sending = refused;
		this.#reading = $derived(readInterview(guide, this.#interview));
		this.#topics = $derived(topicStates(guide, this.#reading));
		this.#missing = $derived(missingFrom(this.#interview, this.#reading));
		this.#autosave = new Autosave<Interview>({
			send: (content) => this.#save(content),
			onState: (state) => (this.#saving = state)
		});
	}

	get interview() {
		return this.#interview;
	}
	get reading() {
		return this.#reading;
	}
	get topics() {
		return this.#topics;
	}
	get missing() {
		return this.#missing;
	}
	get heldBack() {
		return isHeldBack(this.#interview, this.#missing);
	}
	get saving(): SaveState {
		return this.#keeper.conflict(this.id) ? 'elsewhere' : this.#saving;
	}
	get savedMoment() {
		return this.#savedMoment;
	}
	get sending() {
		return this.#sending;
	}
	get generation() {
		return this.#generation;
	}
	get sent() {
		return this.#sending === 'stored' || this.#sending === 'queued';
	}
	get hasUnsaved() {
		return this.#autosave.hasUnsaved && !this.sent;
	}

	/** Names this screen as the one that writes. */
	takePen(writer: string): void {
		this.#interview = { ...this.#interview, writer };
	}

	change(part: Partial<Interview>): void {
		this.#interview = { ...this.#interview, ...part };
		this.#autosave.change(this.#interview);
	}

	/** Takes over what stands in a topic's form; what a hidden question held is kept. */
	typeInTopic(topic: Topic, typed: Typed): void {
		const before = this.#interview.typed;
		const replaced = topic.questions
			.filter(({ key }) => this.#reading.shown.has(key))
			.flatMap(({ key }) => Object.keys(fieldsNamed(before, fieldName(key))));
		const kept = Object.entries(before).filter(([field]) => !replaced.includes(field));
		this.change({ typed: { ...Object.fromEntries(kept), ...typed } });
	}

	/** Keeps what was jotted down as a note. */
	keepNote(id: string, at: string): void {
		const text = this.#interview.jotting.trim();
		if (!text) return;
		const note: Note = { id, at, text, dropped: false };
		this.change({ notes: [...this.#interview.notes, note], jotting: '' });
	}

	dropNote(note: Note, dropped: boolean): void {
		const notes = this.#interview.notes.map((one) =>
			one.id === note.id ? { ...one, dropped } : one
		);
		this.change({ notes });
	}

	placeNote(note: Note, question: string, voice: Voice): void {
		this.change(placeNote(this.#interview, note, question, voice));
		this.#generation += 1;
	}

	/** Topics open when the resident has agreed. */
	get mayAsk() {
		return this.#interview.consentedAt !== null;
	}

	goTo(place: string): void {
		this.change({ place });
	}

	/** To what comes after or before this place in the strip. */
	step(by: 1 | -1): void {
		const places = [START, ...this.#topics.map(({ key }) => key), FINISH];
		const next = places[Math.max(0, places.indexOf(this.#interview.place)) + by];
		if (next !== undefined) this.goTo(next);
	}

	hear = (sound: Sound): Promise<string> => this.#keeper.hear(this.id, sound);

	flush = (): Promise<boolean> => this.#autosave.flush();

	/** The worker goes on here; the other screen will be told. */
	async takeOver(): Promise<void> {
		await this.#keeper.takeOver(this.id);
		this.#autosave.resume();
	}

	/** What stands here gives way to what the other screen saved: the keeper reads it. */
	giveWay(): void {
		this.#autosave.drop();
	}

	/** Tries at once what failed before: the connection is back, or somebody signed in again. */
	retry(): void {
		if (this.#autosave.hasUnsaved && this.#saving !== 'elsewhere') void this.#autosave.flush();
	}

	async send(): Promise<void> {
		if (this.#sending === 'busy' || this.sent) return;
		this.#sending = 'busy';
		await this.#autosave.stop();
		this.#sending = await this.#keeper.finish(this.id, this.#interview);
		if (!this.sent) this.#autosave.resume();
	}

	/** Words that were typed before the page was loaded again. */
	restore(interview: Interview): void {
		const { writer } = this.#interview;
		this.change({ ...interview, writer });
		this.#generation += 1;
	}

	async #save(content: Interview) {
		const result = await this.#keeper.keep(this.id, content);
		if (result === 'saved') this.#savedMoment = new Date().toISOString();
		return result;
	}
}
