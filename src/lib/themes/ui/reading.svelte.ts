import {
	afterBatch,
	decideOne,
	inverse,
	type Act,
	type Batch,
	type CodedAnswer
} from '../coded-answer.ts';

interface Options {
	me: string;
	save(batch: Batch): void;
	now(): string;
}

/**
 * The answers that stand beside the themes. They stay where they are while somebody decides about them, also when
 * they no longer belong to what was chosen; what was decided can be taken back after choosing something else.
 */
export class Reading {
	#answers = $state.raw<CodedAnswer[]>([]);
	#steps = $state.raw<{ before: CodedAnswer; batch: Batch }[]>([]);
	#more = $state<'maybe' | 'busy' | 'failed' | 'all'>('all');
	readonly #options: Options;

	constructor(options: Options) {
		this.#options = options;
	}

	get answers(): CodedAnswer[] {
		return this.#answers;
	}
	get mayUndo(): boolean {
		return this.#steps.length > 0;
	}
	get more(): 'maybe' | 'busy' | 'failed' | 'all' {
		return this.#more;
	}

	/** Shows the first page of another choice; `full` when there may be a next one. */
	show(answers: CodedAnswer[], full: boolean): void {
		this.#answers = answers;
		this.#more = full ? 'maybe' : 'all';
	}

	async showMore(
		fetchAfter: (last: CodedAnswer) => Promise<CodedAnswer[]>,
		page: number
	): Promise<void> {
		const last = this.#answers.at(-1);
		if (!last || this.#more === 'busy') return;
		this.#more = 'busy';
		try {
			const next = await fetchAfter(last);
			if (this.#answers.at(-1) !== last) return;
			this.#answers = [...this.#answers, ...next];
			this.#more = next.length < page ? 'all' : 'maybe';
		} catch {
			this.#more = 'failed';
		}
	}

	decide(answer: CodedAnswer, theme: string, act: Act): void {
		const batch = decideOne(answer, theme, act);
		this.#steps = [...this.#steps, { before: answer, batch }];
		this.#replace(afterBatch(answer, batch, this.#options.me, this.#options.now()));
		this.#options.save(batch);
	}

	/** Takes the last decision back. @returns the answer it was about */
	undo(): CodedAnswer | undefined {
		const step = this.#steps.at(-1);
		if (!step) return undefined;
		this.#steps = this.#steps.slice(0, -1);
		this.#options.save(inverse(step.before, step.batch));
		this.#replace(step.before);
		return step.before;
	}

	#replace(answer: CodedAnswer): void {
		this.#answers = this.#answers.map((other) => (other.id === answer.id ? answer : other));
	}
}
