/**
 * Guides and responses for tests: valid by default, the same every time, and read like the story.
 * `aGuide().topic('Veiligheid').with(openQuestion('Wat mist u?'), yesNo('Voelt u zich thuis?'))`
 */
import { createHash } from 'node:crypto';
import type { AnswerValue, Answers, Mode, Voice } from '../../src/lib/answering/answer.ts';
import { Guide, type Question, type QuestionOf, type Topic } from '../../src/lib/guide/guide.ts';

/** A UUID that always belongs to this name. */
export function idOf(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The key that a question or option gets from its text: "Wat mist u?" becomes `wat_mist_u`. */
export function keyOf(text: string): string {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_|_$/g, '')
		.slice(0, 60);
}

const shared = (text: string) => ({
	key: keyOf(text),
	text: { nl: text },
	help: {},
	required: false,
	allowDontKnow: false,
	allowRatherNot: false,
	probes: []
});
const optionsOf = (labels: string[]) =>
	labels.map((label) => ({
		id: keyOf(label),
		label: { nl: label },
		freeText: false,
		exclusive: false
	}));
const ends = { minLabel: {}, maxLabel: {} };

type More<K extends Question['kind']> = Partial<Omit<QuestionOf<K>, 'kind'>>;

export const openQuestion = (text: string, more: More<'open'> = {}): Question => ({
	kind: 'open',
	...shared(text),
	...more
});
export const singleChoice = (
	text: string,
	labels: string[],
	more: More<'single'> = {}
): Question => ({ kind: 'single', ...shared(text), options: optionsOf(labels), ...more });
export const multipleChoice = (
	text: string,
	labels: string[],
	more: More<'multiple'> = {}
): Question => ({ kind: 'multiple', ...shared(text), options: optionsOf(labels), ...more });
export const grade = (text: string, more: More<'grade'> = {}): Question => ({
	kind: 'grade',
	...shared(text),
	...ends,
	...more
});
export const scale = (text: string, points = 5, more: More<'scale'> = {}): Question => ({
	kind: 'scale',
	...shared(text),
	...ends,
	points,
	...more
});
export const yesNo = (text: string, more: More<'yesno'> = {}): Question => ({
	kind: 'yesno',
	...shared(text),
	...more
});
export const numberQuestion = (text: string, more: More<'number'> = {}): Question => ({
	kind: 'number',
	...shared(text),
	unit: {},
	...more
});
export const information = (text: string, more: More<'info'> = {}): Question => ({
	kind: 'info',
	...shared(text),
	...more
});

class GuideBuilder {
	readonly #overrides: Partial<Guide>;
	readonly #topics: Topic[];
	constructor(overrides: Partial<Guide>, topics: Topic[]) {
		this.#overrides = overrides;
		this.#topics = topics;
	}
	/** Starts the next topic. */
	topic(title: string): GuideBuilder {
		const topic = { key: keyOf(title), title: { nl: title }, introduction: {}, questions: [] };
		return new GuideBuilder(this.#overrides, [...this.#topics, topic]);
	}
	/** Adds questions to the topic that was started last. */
	with(...questions: Question[]): GuideBuilder {
		if (this.#topics.length === 0) return this.topic('Wonen').with(...questions);
		const before = this.#topics.slice(0, -1);
		const last = this.#topics.at(-1)!;
		const topic = { ...last, questions: [...last.questions, ...questions] };
		return new GuideBuilder(this.#overrides, [...before, topic]);
	}
	build(): Guide {
		if (this.#topics.length === 0) return this.with(openQuestion('Wat mist u?')).build();
		return Guide.parse({
			title: { nl: 'Hoe is het wonen hier?' },
			introduction: { nl: 'Wij horen graag wat u vindt.' },
			consent: { nl: 'Ik doe mee. Mijn antwoorden worden zonder mijn naam bewaard.' },
			closing: { nl: 'Dank u wel.' },
			minutes: 10,
			...this.#overrides,
			topics: this.#topics
		});
	}
}
export type { GuideBuilder };

/** A guide with one open question, until it is given topics and questions of its own. */
export const aGuide = (overrides: Partial<Guide> = {}): GuideBuilder =>
	new GuideBuilder(overrides, []);

export const said = (text: string, voice: Voice = 'own'): AnswerValue => ({
	kind: 'open',
	text,
	voice
});
export const chose = (...labels: string[]): AnswerValue =>
	labels.length === 1
		? { kind: 'single', choices: labels.map(keyOf) }
		: { kind: 'multiple', choices: labels.map(keyOf) };
export const graded = (number: number): AnswerValue => ({ kind: 'grade', number });

export interface ResponseShape {
	name: string;
	mode: Mode;
	language: string;
	/** The name of an area of the consultation, or none. */
	area: string | null;
	answers: Answers;
}

class ResponseBuilder {
	readonly #shape: ResponseShape;
	constructor(shape: ResponseShape) {
		this.#shape = shape;
	}
	#but(change: Partial<ResponseShape>): ResponseBuilder {
		return new ResponseBuilder({ ...this.#shape, ...change });
	}
	/** Answers the question with this text. */
	answering(question: string, value: AnswerValue | string): ResponseBuilder {
		const answer = typeof value === 'string' ? said(value) : value;
		return this.#but({ answers: { ...this.#shape.answers, [keyOf(question)]: answer } });
	}
	in(area: string): ResponseBuilder {
		return this.#but({ area });
	}
	by(mode: Mode): ResponseBuilder {
		return this.#but({ mode });
	}
	build(): ResponseShape {
		return this.#shape;
	}
}
export type { ResponseBuilder };

/** A response of the resident with this name; it answers nothing until it is told what. */
export const aResponse = (name = 'bewoner'): ResponseBuilder =>
	new ResponseBuilder({ name, mode: 'self', language: 'nl', area: null, answers: {} });
