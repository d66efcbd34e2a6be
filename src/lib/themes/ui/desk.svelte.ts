import {
	afterBatch,
	decideAll,
	inverse,
	markOne,
	NO_THEMES,
	standing,
	toggled,
	type Batch,
	type CodedAnswer
} from '../coded-answer.ts';
import type { Mark } from '../answer-marks.ts';

interface Step {
	before: CodedAnswer;
	batch: Batch;
	chosen: ReadonlySet<string>;
}

interface Options {
	answers: CodedAnswer[];
	left: number;
	me: string;
	save(batch: Batch): void;
	/** The next answers, without those that the desk has. */
	fetchMore(have: string[]): Promise<CodedAnswer[]>;
	now(): string;
}

/** This many answers ahead are fetched before they are needed. */
const AHEAD = 6;

/** One sitting at the checking queue: where we are, what is chosen, and everything that can be taken back. */
export class Desk {
	#answers = $state.raw<CodedAnswer[]>([]);
	#index = $state(0);
	#chosen = $state.raw(NO_THEMES);
	#left = $state(0);
	#steps = $state.raw<Step[]>([]);
	readonly #done = $derived(this.#steps.filter(({ batch }) => batch.checks.length > 0).length);
	#fetching = $state<'no' | 'busy' | 'failed' | 'all'>('no');
	readonly #options: Options;
	/** Everything that was on this desk, also what left it. */
	readonly #seen: Set<string>;

	constructor(options: Options) {
		this.#options = options;
		this.#answers = options.answers;
		this.#seen = new Set(options.answers.map(({ id }) => id));
		this.#left = options.left;
		this.#open(0);
	}

	get answer(): CodedAnswer | undefined {
		return this.#answers[this.#index];
	}
	get chosen(): ReadonlySet<string> {
		return this.#chosen;
	}
	get left(): number {
		return this.#left;
	}
	/** How many answers were checked in this sitting. */
	get done(): number {
		return this.#done;
	}
	get mayUndo(): boolean {
		return this.#steps.length > 0;
	}
	get mayGoBack(): boolean {
		return this.#index > 0;
	}
	get fetching(): 'no' | 'busy' | 'failed' | 'all' {
		return this.#fetching;
	}
	get skipped(): number {
		return this.#answers.filter((answer) => !answer.checked).length;
	}

	toggle(theme: string): void {
		this.#chosen = toggled(this.#chosen, theme);
	}

	/** Stores the choice for this answer and goes on to the next. */
	confirm(chosen: ReadonlySet<string> = this.#chosen): void {
		const before = this.answer;
		if (!before) return;
		this.#take(before, decideAll(before, chosen));
		this.next();
	}

	/** Marks something in this answer and stays with it; a part that carries a theme makes the theme chosen. */
	mark(mark: Mark): void {
		const before = this.answer;
		if (before?.id !== mark.answer) return;
		this.#take(before, markOne(mark));
		if (mark.kind === 'span' && mark.on) this.#chosen = new Set([...this.#chosen, mark.theme]);
	}

	/** What was kept about an answer outside the queue, such as a memo; it cannot be taken back here. */
	amend(id: string, change: Partial<CodedAnswer>): void {
		const amended = (a: CodedAnswer) => (a.id === id ? { ...a, ...change } : a);
		this.#answers = this.#answers.map(amended);
		this.#steps = this.#steps.map((step) => ({ ...step, before: amended(step.before) }));
	}

	#take(before: CodedAnswer, batch: Batch): void {
		this.#steps = [...this.#steps, { before, batch, chosen: this.#chosen }];
		this.#replace(afterBatch(before, batch, this.#options.me, this.#options.now()));
		this.#options.save(batch);
	}

	/** Takes the last decision back and shows that answer again, as it was when it was decided. */
	undo(): boolean {
		const step = this.#steps.at(-1);
		if (!step) return false;
		this.#steps = this.#steps.slice(0, -1);
		this.#options.save(inverse(step.before, step.batch));
		if (!this.#answers.some(({ id }) => id === step.before.id))
			this.#answers = this.#answers.toSpliced(
				this.#index,
				0,
				afterBatch(step.before, step.batch, '', '')
			);
		this.#replace(step.before);
		this.#open(this.#answers.findIndex(({ id }) => id === step.before.id));
		this.#chosen = step.chosen;
		return true;
	}

	next(): void {
		this.#open(Math.min(this.#index + 1, this.#answers.length));
	}
	back(): void {
		this.#open(Math.max(0, this.#index - 1));
	}

	/** Goes past the answers that were skipped once more. */
	again(): void {
		this.#answers = this.#answers.filter((answer) => !answer.checked);
		this.#open(0);
	}

	async more(): Promise<void> {
		if (this.#answers.length === 0 || this.#fetching === 'busy' || this.#fetching === 'all') return;
		this.#fetching = 'busy';
		try {
			const answers = await this.#options.fetchMore([...this.#seen]);
			const atEnd = this.#index >= this.#answers.length;
			for (const { id } of answers) this.#seen.add(id);
			this.#answers = [...this.#answers, ...answers];
			this.#fetching = answers.length === 0 ? 'all' : 'no';
			if (atEnd) this.#open(this.#index);
		} catch {
			this.#fetching = 'failed';
		}
	}

	#open(index: number): void {
		this.#index = index;
		this.#chosen = this.answer ? standing(this.answer) : NO_THEMES;
		if (this.#answers.length - index < AHEAD) void this.more();
	}

	#replace(answer: CodedAnswer): void {
		const before = this.#answers.find(({ id }) => id === answer.id);
		if (!before) return;
		this.#answers = this.#answers.map((other) => (other === before ? answer : other));
		this.#left += Number(before.checked !== null) - Number(answer.checked !== null);
	}
}
