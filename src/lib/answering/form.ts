import { isShown, shownQuestions } from '../guide/conditions.ts';
import type { Guide, Option, Question, QuestionKind, QuestionOf, Topic } from '../guide/guide.ts';
import { Declined, MAX_ANSWER_LENGTH, type Answers, type AnswerValue } from './answer.ts';
import { declinedField, fieldName, fieldsNamed, otherField, type Typed } from './fields.ts';

/** What is wrong with one answer. The sentence for it is the interface's. */
export type Problem =
	| 'required'
	| 'not_a_number'
	| 'out_of_range'
	| 'unknown_option'
	| 'exclusive'
	| 'too_long'
	/** Answered and "weet ik niet" at once. */
	| 'contradiction';

type Read =
	| { state: 'answered'; value: AnswerValue }
	| { state: 'empty' }
	| { state: 'wrong'; problem: Problem };

const EMPTY: Read = { state: 'empty' };
const wrong = (problem: Problem): Read => ({ state: 'wrong', problem });
const answered = (value: AnswerValue): Read => ({ state: 'answered', value });

/** Line ends as \n, and nothing that a database cannot keep. */
const clean = (text: string) =>
	text.toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim();

interface Fields {
	chosen: string[];
	text: string;
	declined: Declined | undefined;
	other: (option: Option) => string;
}

function fieldsFor(typed: Typed, name: string): Fields {
	const values = (typed[name] ?? []).map(clean).filter((value) => value !== '');
	const declined = [
		...values.filter((value) => value.startsWith('!')).map((value) => value.slice(1)),
		...(typed[declinedField(name)] ?? [])
	];
	return {
		chosen: values.filter((value) => !value.startsWith('!')),
		text: clean((typed[name] ?? []).join('\n')),
		// Both ticked: the one that asks most of us.
		declined: Declined.options.findLast((option) => declined.includes(option)),
		other: (option) => clean((typed[otherField(name, option.id)] ?? []).join('\n'))
	};
}

const normaliseDigits = (text: string) =>
	text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
		String((digit.codePointAt(0) ?? 0) & 0xf)
	);

/** A number as people write it here: 12, 1.200, 2,5 or 2.5, and in Arabic digits. */
function readNumber(text: string): number | undefined {
	const plain = normaliseDigits(text).replace(/\s/g, '');
	if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) {
		return Number(plain.replaceAll('.', '').replace(',', '.'));
	}
	return /^-?\d{1,15}([.,]\d{1,6})?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

/** One whole number from 1 to `highest`, picked from buttons. */
function readStep(chosen: string[], highest: number): number | undefined {
	const [picked = ''] = chosen;
	const number = /^\d{1,2}$/.test(picked) ? Number(picked) : 0;
	return number >= 1 && number <= highest ? number : undefined;
}

function otherWords(options: Option[], choices: string[], fields: Fields): { other?: string } {
	const words = options
		.filter((option) => option.freeText && choices.includes(option.id))
		.map(fields.other)
		.filter((text) => text !== '');
	return words.length > 0 ? { other: words.join('; ') } : {};
}

/** Words typed beside an option say that it was meant, also when its box was left empty. */
function impliedBy(options: Option[], fields: Fields): string[] {
	return options
		.filter((option) => option.freeText && fields.other(option) !== '')
		.map((option) => option.id);
}

const READERS = {
	open: (_, { text }) => {
		if (text.length > MAX_ANSWER_LENGTH) return wrong('too_long');
		return text ? answered({ kind: 'open', text, voice: 'own' }) : EMPTY;
	},
	single: ({ options }, fields) => {
		const [choice] = fields.chosen.length > 0 ? fields.chosen : impliedBy(options, fields);
		if (choice === undefined) return EMPTY;
		if (!options.some((option) => option.id === choice)) return wrong('unknown_option');
		const words = otherWords(options, [choice], fields);
		if ((words.other?.length ?? 0) > MAX_ANSWER_LENGTH) return wrong('too_long');
		return answered({ kind: 'single', choices: [choice], ...words });
	},
	multiple: ({ options }, fields) => {
		const meant = new Set([...fields.chosen, ...impliedBy(options, fields)]);
		if (meant.size === 0) return EMPTY;
		const picked = options.filter((option) => meant.has(option.id));
		if (picked.length < meant.size) return wrong('unknown_option');
		if (picked.length > 1 && picked.some((option) => option.exclusive)) return wrong('exclusive');
		const choices = picked.map((option) => option.id);
		const words = otherWords(options, choices, fields);
		if ((words.other?.length ?? 0) > MAX_ANSWER_LENGTH) return wrong('too_long');
		return answered({ kind: 'multiple', choices, ...words });
	},
	grade: (_, { chosen }) => {
		if (chosen.length === 0) return EMPTY;
		const number = readStep(chosen, 10);
		return number === undefined ? wrong('out_of_range') : answered({ kind: 'grade', number });
	},
	scale: ({ points }, { chosen }) => {
		if (chosen.length === 0) return EMPTY;
		const number = readStep(chosen, points);
		return number === undefined ? wrong('out_of_range') : answered({ kind: 'scale', number });
	},
	yesno: (_, { chosen: [choice] }) => {
		if (choice === undefined) return EMPTY;
		return choice === 'yes' || choice === 'no'
			? answered({ kind: 'yesno', choices: [choice] })
			: wrong('unknown_option');
	},
	number: ({ min = -Infinity, max = Infinity }, { text }) => {
		if (!text) return EMPTY;
		const number = readNumber(text);
		if (number === undefined) return wrong('not_a_number');
		return number < min || number > max
			? wrong('out_of_range')
			: answered({ kind: 'number', number });
	},
	info: () => EMPTY
} satisfies { [K in QuestionKind]: (question: QuestionOf<K>, fields: Fields) => Read };

/** Reads what was typed at one question. Saying nothing counts as empty, whether or not it is required. */
export function readAnswer<K extends QuestionKind>(
	question: QuestionOf<K>,
	typed: Typed,
	name = fieldName(question.key)
): Read {
	const fields = fieldsFor(typed, name);
	const reader = READERS[question.kind] as (question: QuestionOf<K>, fields: Fields) => Read;
	const read = reader(question, fields);
	if (!fields.declined) return read;
	if (read.state !== 'empty') return wrong('contradiction');
	return answered({ kind: 'declined', declined: fields.declined });
}

/** One topic as it was sent in. */
export interface TopicForm {
	/** What could be read, of the questions that are shown. */
	answers: Answers;
	/** What could not, by question key, with what was typed there. */
	problems: Record<string, Problem>;
	typed: Typed;
	/** Questions that are shown because of these answers, and that were not on the page yet. */
	added: string[];
}

/**
 * Reads a posted topic against the guide.
 * @param before what was answered elsewhere; answers to this topic in it are ignored
 * @param presented keys of the questions that the page showed when it was sent
 */
export function readTopic(
	guide: Guide,
	topic: Topic,
	before: Answers,
	typed: Typed,
	presented: readonly string[]
): TopicForm {
	const own = new Set(topic.questions.map((question) => question.key));
	const counted: Answers = {};
	for (const { key } of shownQuestions(guide, before)) {
		const value = before[key];
		if (value && !own.has(key)) counted[key] = value;
	}
	const result: TopicForm = { answers: {}, problems: {}, typed: {}, added: [] };
	for (const question of topic.questions) {
		if (!isShown(question, counted)) continue;
		const read = readAnswer(question, typed);
		const isNew = !presented.includes(question.key);
		if (read.state === 'answered') {
			result.answers[question.key] = counted[question.key] = read.value;
		} else if (read.state === 'wrong') {
			result.problems[question.key] = read.problem;
			Object.assign(result.typed, fieldsNamed(typed, fieldName(question.key)));
		} else if (isNew) {
			result.added.push(question.key);
		} else if (isRequired(question)) {
			result.problems[question.key] = 'required';
		}
	}
	return result;
}

/** Whether sending without an answer to this question is refused. An information text asks nothing. */
export function isRequired(question: Question): boolean {
	return question.required && question.kind !== 'info';
}
