import { MAX_ANSWER_LENGTH, type AnswerValue, type Declined } from '../answering/answer.ts';
import type { Option, Question, QuestionKind, QuestionOf } from '../guide/guide.ts';
import { shorten, type Reason } from './problem.ts';
import { normalise, squeeze } from './wording.ts';

/** What a cell says, or why it cannot be understood. */
export type Read<T> = { value: T } | { reason: Reason; values: Record<string, string> };

export const wrong = (reason: Reason, cell: string, values: Record<string, string> = {}) => ({
	reason,
	values: { value: shorten(cell), ...values }
});

const YES = [
	'ja',
	'j',
	'yes',
	'y',
	'1',
	'true',
	'waar',
	'evet',
	'tak',
	'oui',
	'si',
	'так',
	'نعم',
	'haa'
];
const NO = [
	'nee',
	'n',
	'no',
	'0',
	'false',
	'onwaar',
	'hayır',
	'nie',
	'nein',
	'non',
	'ні',
	'لا',
	'maya'
];

const DECLINED: Record<Declined, string[]> = {
	dont_know: [
		'weet niet',
		'weet ik niet',
		'weet het niet',
		'dont know',
		'don t know',
		'i don t know'
	],
	rather_not: [
		'liever niet',
		'zeg ik liever niet',
		'wil ik niet zeggen',
		'rather not',
		'prefer not to say',
		'i d rather not say'
	]
};

type Readers = {
	[K in QuestionKind]: ((cell: string, question: QuestionOf<K>) => Read<AnswerValue>) | null;
};

const readers = {
	open: (cell) =>
		cell.length > MAX_ANSWER_LENGTH
			? tooLong(cell)
			: { value: { kind: 'open', text: cell, voice: 'own' } },
	single: (cell, { options }) => {
		const found = findOption(cell, options);
		if (!('value' in found))
			return cell.split(/[;|]/).length > 1 ? wrong('one_option', cell) : found;
		return { value: { kind: 'single', choices: [found.value.id], other: found.value.other } };
	},
	multiple: (cell, { options }) => readChoices(cell, options),
	grade: (cell) => {
		const number = readWhole(cell, 1, 10);
		return 'value' in number ? { value: { kind: 'grade', number: number.value } } : number;
	},
	scale: (cell, { points }) => {
		const number = readWhole(cell, 1, points);
		return 'value' in number ? { value: { kind: 'scale', number: number.value } } : number;
	},
	yesno: (cell) => {
		const word = normalise(cell);
		if (YES.includes(word)) return { value: { kind: 'yesno', choices: ['yes'] } };
		if (NO.includes(word)) return { value: { kind: 'yesno', choices: ['no'] } };
		return wrong('not_yes_or_no', cell);
	},
	number: (cell, { min, max }) => {
		const number = readNumber(cell, min, max);
		return 'value' in number ? { value: { kind: 'number', number: number.value } } : number;
	},
	info: null
} satisfies Readers;

/**
 * Reads the answer to `question` from a cell that is not empty. Numbers may have a comma; a choice may be written as
 * its id or its label in any language; several choices stand apart by ; or |.
 * "Weet ik niet" counts as declined at every question but an open one: there it is what somebody said.
 */
export function readCell(cell: string, question: Question): Read<AnswerValue> {
	const text = cell.trim();
	if (question.kind !== 'open') {
		const declined = readDeclined(text);
		const own = readWith(text, question);
		return declined && !('value' in own) ? { value: { kind: 'declined', declined } } : own;
	}
	return readWith(text, question);
}

function readWith<K extends QuestionKind>(
	text: string,
	question: QuestionOf<K>
): Read<AnswerValue> {
	const read = (readers as Readers)[question.kind];
	if (!read) throw new Error(`a question of kind ${question.kind} has no answer`);
	return read(text, question);
}

function readDeclined(text: string): Declined | undefined {
	const words = normalise(text);
	if (DECLINED.dont_know.includes(words)) return 'dont_know';
	return DECLINED.rather_not.includes(words) ? 'rather_not' : undefined;
}

const tooLong = (cell: string) =>
	wrong('too_long', cell, { length: String(cell.length), max: String(MAX_ANSWER_LENGTH) });

/** 12, 2,5, 2.5 and, as spreadsheets here write it, 1.200 for twelve hundred. */
function numberIn(text: string): number | undefined {
	if (/^[-+]?\d{1,3}(\.\d{3})+(,\d{1,10})?$/.test(text))
		return Number(text.replaceAll('.', '').replace(',', '.'));
	return /^[-+]?\d{1,15}([.,]\d{1,10})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function readNumber(cell: string, min?: number, max?: number): Read<number> {
	const value = numberIn(cell.replace(/\s/g, ''));
	if (value === undefined) return wrong('not_a_number', cell);
	if (value < (min ?? value) || value > (max ?? value)) {
		return wrong('out_of_range', cell, { min: String(min ?? '…'), max: String(max ?? '…') });
	}
	return { value };
}

function readWhole(cell: string, min: number, max: number): Read<number> {
	const number = readNumber(cell, min, max);
	if ('value' in number && !Number.isInteger(number.value)) return wrong('not_whole', cell);
	return number;
}

interface Chosen {
	id: string;
	other?: string;
	exclusive: boolean;
}

const labelsOf = (option: Option) => [option.id, ...Object.values(option.label)];

/** An option by its id or label as it stands, or else by the same without case, accents and signs. */
function findOption(cell: string, options: Option[]): Read<Chosen> {
	const named = (same: (label: string) => boolean) =>
		options.filter((option) => labelsOf(option).some((label) => label && same(label)));
	const exact = named((label) => label.trim().toLowerCase() === cell.toLowerCase());
	const found = exact.length > 0 ? exact : named((label) => squeeze(label) === squeeze(cell));
	if (found.length > 1) return wrong('ambiguous_option', cell);
	if (found[0]) return { value: { id: found[0].id, exclusive: found[0].exclusive } };
	return findOwnWords(cell, options) ?? wrong('unknown_option', cell);
}

/** "Ergens anders: bij de kapper": an option that takes own words, with those words behind it. */
function findOwnWords(cell: string, options: Option[]): Read<Chosen> | undefined {
	const parts = /^(.+?)\s*[:,]\s*(.+)$/s.exec(cell);
	if (!parts?.[1] || !parts[2]) return undefined;
	const [, label, words] = parts;
	const option = options.find(
		(each) => each.freeText && labelsOf(each).some((name) => squeeze(name) === squeeze(label))
	);
	if (!option) return undefined;
	if (words.length > MAX_ANSWER_LENGTH) return tooLong(words);
	return { value: { id: option.id, exclusive: option.exclusive, other: words } };
}

function readChoices(cell: string, options: Option[]): Read<AnswerValue> {
	// A label may hold a ; or | itself.
	const whole = findOption(cell, options);
	const pieces = 'value' in whole ? [cell] : cell.split(/[;|]/).filter((piece) => piece.trim());
	const chosen: Chosen[] = [];
	for (const piece of pieces) {
		const found = findOption(piece.trim(), options);
		if (!('value' in found)) return found;
		if (!chosen.some(({ id }) => id === found.value.id)) chosen.push(found.value);
	}
	if (chosen.length === 0) return wrong('unknown_option', cell);
	if (chosen.length > 1 && chosen.some(({ exclusive }) => exclusive))
		return wrong('exclusive_option', cell);
	const other = chosen.find((each) => each.other)?.other;
	return { value: { kind: 'multiple', choices: chosen.map(({ id }) => id), other } };
}
