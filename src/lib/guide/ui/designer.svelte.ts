import { createContext, tick } from 'svelte';
import { checkGuide, type GuideProblem } from '../check.ts';
import { arrangeTopic, setQuestion, setTopic } from '../edit.ts';
import { questionsOf, type Guide, type Language, type Question, type Topic } from '../guide.ts';
import { fingerprint } from '../same.ts';
import { Autosave, type SaveStatus } from './autosave.ts';
import { DraftBackup, sendDraft, type SentDraft } from './draft-sending.ts';
import { begin, push, redo, undo, type History } from './history.ts';

interface Options {
	consultationId: string;
	draft: { guide: Guide; revision: number; updatedAt: string };
	/** The languages of the consultation. */
	languages: () => readonly Language[];
	/** Whether the consultation takes recordings and photos with an answer. */
	takes: () => { voice: boolean; photo: boolean };
	/** The page of the consultation: drafts and recordings are sent to places under it. */
	base: string;
}

const KEY_LETTERS = 'bcdfghjkmnpqrstvwxz23456789';

/** The guide that is being designed: what it is, how it is saved, and what is open on screen. */
export class Designer {
	readonly save: Autosave;
	#history: History<Guide> = $state.raw()!;
	#status: SaveStatus = $state.raw()!;
	#revision = $state(0);
	#backup: DraftBackup;
	readonly #base: string;
	readonly #languages: Options['languages'];
	readonly #takes: Options['takes'];
	readonly #problems = $derived.by(() => checkGuide(this.guide));
	/** The language whose texts are being edited. */
	language: Language = $state('nl');
	/** The key of the question whose editor is open. */
	open: string | null = $state(null);
	/** What was just done, to be read out, and whether it is offered to be undone. */
	notice: { text: string; undo: boolean } | null = $state.raw(null);
	/** A draft of an earlier visit that was made on an older one than there is now. */
	leftover: SentDraft | null = $state.raw(null);

	constructor({ consultationId, draft, languages, takes, base }: Options) {
		this.#takes = takes;
		this.#base = base;
		this.#languages = languages;
		this.#history = begin(draft.guide);
		this.#revision = draft.revision;
		this.#backup = new DraftBackup(consultationId);
		this.save = new Autosave({
			revision: draft.revision,
			savedAt: draft.updatedAt,
			backup: this.#backup,
			send: (sent, leaving) => sendDraft(`${base}/leidraad/concept`, sent, leaving),
			onStatus: (status, revision) => {
				this.#status = status;
				this.#revision = revision;
			}
		});
		this.#status = this.save.status;
	}

	get guide(): Guide {
		return this.#history.now;
	}
	get languages(): readonly Language[] {
		return this.#languages();
	}
	get takes() {
		return this.#takes();
	}
	/** Where it is set what the consultation takes. */
	get settingsUrl(): string {
		return `${this.#base}/instellingen#media-title`;
	}
	/** Where texts read aloud are sent. */
	get soundUrl(): string {
		return `${this.#base}/leidraad/stem`;
	}
	/** Where one of them is heard. */
	soundFrom(id: string): string {
		return `${this.#base}/media/${id}`;
	}
	get problems(): GuideProblem[] {
		return this.#problems;
	}
	get canUndo(): boolean {
		return this.#history.past.length > 0;
	}
	get canRedo(): boolean {
		return this.#history.future.length > 0;
	}
	get status(): SaveStatus {
		return this.#status;
	}
	/** The revision of the draft that was saved last. */
	get revision(): number {
		return this.#revision;
	}

	#push(guide: Guide, group?: string): void {
		this.#history = push(this.#history, guide, Date.now(), group);
	}
	/** @param group see `push` */
	change(guide: Guide, group?: string): void {
		this.#push(guide, group);
		this.notice = null;
		this.save.changed(guide);
	}
	setQuestion(question: Question, group?: string): void {
		this.change(setQuestion(this.guide, question), group && `${question.key} ${group}`);
	}
	setTopic(topic: Topic, group?: string): void {
		this.change(setTopic(this.guide, topic), group && `${topic.key} ${group}`);
	}
	/** After dragging. Both topics report, and one that is as it was changes nothing. */
	arrange(topicKey: string, questions: Question[]): void {
		const topic = this.guide.topics.find(({ key }) => key === topicKey);
		const order = (list: readonly Question[] = []) => list.map(({ key }) => key).join();
		if (order(topic?.questions) === order(questions)) return;
		this.change(arrangeTopic(this.guide, topicKey, questions), 'drag');
	}

	undo(): void {
		this.#history = undo(this.#history);
		this.notice = null;
		this.save.changed(this.guide);
	}
	redo(): void {
		this.#history = redo(this.#history);
		this.save.changed(this.guide);
	}

	/** A key that nothing in this guide has. Long enough not to come back by chance after it was deleted. */
	newKey(): string {
		const taken = [
			...this.guide.topics.map(({ key }) => key),
			...questionsOf(this.guide).map(({ question }) => question.key)
		];
		for (;;) {
			const letters = crypto.getRandomValues(new Uint8Array(8));
			const key = `v_${Array.from(letters, (byte) => KEY_LETTERS[byte % KEY_LETTERS.length]).join('')}`;
			if (!taken.includes(key)) return key;
		}
	}

	/** Opens a question and puts the cursor at `elementId` in it. */
	async goTo(questionKey: string | null, elementId: string): Promise<void> {
		if (questionKey) this.open = questionKey;
		await tick();
		const element = document.getElementById(elementId);
		for (let at = element?.parentElement; at; at = at.parentElement) {
			if (at instanceof HTMLDetailsElement) at.open = true;
		}
		element?.scrollIntoView({ block: 'center' });
		element?.focus({ preventScroll: true });
	}

	/** Puts back what an earlier visit left in this browser. Call it once, in the browser. */
	recover(): void {
		const left = this.#backup.read();
		if (!left || fingerprint(left.guide) === fingerprint(this.guide)) {
			this.#backup.clear();
		} else if (left.revision === this.#revision) {
			this.#push(left.guide);
			this.save.restored(left.guide);
		} else {
			this.leftover = left;
		}
	}
	settleLeftover(putBack: boolean): void {
		if (putBack && this.leftover) this.change(this.leftover.guide);
		else this.#backup.clear();
		this.leftover = null;
	}

	/** Somebody else saved meanwhile: go on with their guide or with ours. The other one is one undo away. */
	takeTheirs(): void {
		const status = this.#status;
		if (status.state !== 'elsewhere') return;
		this.#push(status.theirs.guide);
		this.save.settle(null);
	}
	keepMine(): void {
		const status = this.#status;
		if (status.state !== 'elsewhere') return;
		const mine = this.guide;
		this.#push(status.theirs.guide);
		this.#push(mine);
		this.save.settle(mine);
	}
}

export const [getDesigner, setDesigner] = createContext<Designer>();
