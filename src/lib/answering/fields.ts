import type { Question, QuestionKind } from '../guide/guide.ts';
import type { AnswerValue } from './answer.ts';

/** The values of form fields by name, as they were typed. */
export type Typed = Record<string, string[]>;

/** The name of a question's fields in a form. A key holds no dot, so what follows one is ours. */
export const fieldName = (key: string) => `q.${key}`;
/** "Weet ik niet" beside a text or a list of boxes. */
export const declinedField = (name: string) => `${name}.declined`;
/** The resident's own words beside an option. */
export const otherField = (name: string, option: string) => `${name}.other.${option}`;
/** "Weet ik niet" among radio buttons: an option id never starts with an exclamation mark. */
export const declinedChoice = (declined: string) => `!${declined}`;

/** Kinds whose answer is one of a row of radio buttons. */
const ONE_OF = {
	open: false,
	single: true,
	multiple: false,
	grade: true,
	scale: true,
	yesno: true,
	number: false,
	info: false
} as const satisfies Record<QuestionKind, boolean>;
export const isOneOf = (kind: QuestionKind): boolean => ONE_OF[kind];

/** The fields of a posted form. Files are left out: no question asks for one. */
export function typedFrom(form: FormData): Typed {
	const typed: Typed = {};
	for (const [name, value] of form) {
		if (typeof value === 'string') (typed[name] ??= []).push(value);
	}
	return typed;
}

/** Only the fields that belong to the question called `name`. */
export function fieldsNamed(typed: Typed, name: string): Typed {
	return Object.fromEntries(
		Object.entries(typed).filter(([field]) => field === name || field.startsWith(`${name}.`))
	);
}

/** The fields that say `value` again: what a form shows when somebody comes back to it. */
export function fieldsOf(
	question: Question,
	value: AnswerValue | undefined,
	name = fieldName(question.key)
): Typed {
	if (!value) return {};
	switch (value.kind) {
		case 'declined':
			return isOneOf(question.kind)
				? { [name]: [declinedChoice(value.declined)] }
				: { [declinedField(name)]: [value.declined] };
		case 'open':
			return { [name]: [value.text] };
		case 'single':
		case 'multiple': {
			const free = 'options' in question ? question.options.filter((o) => o.freeText) : [];
			const withWords = free.find((option) => value.choices.includes(option.id));
			const other =
				value.other && withWords ? { [otherField(name, withWords.id)]: [value.other] } : {};
			return { [name]: value.choices, ...other };
		}
		case 'yesno':
			return { [name]: [...value.choices] };
		case 'grade':
		case 'scale':
			return { [name]: [String(value.number)] };
		case 'number':
			return { [name]: [String(value.number).replace('.', ',')] };
	}
}
