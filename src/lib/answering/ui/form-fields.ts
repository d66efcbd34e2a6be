import { isShown, type Given } from '../../guide/is-shown.ts';
import type { Condition } from '../../guide/guide.ts';

/** What is filled in, as pairs of name and value. */
export type Filled = [name: string, value: string][];
export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export const fieldsOf = (form: HTMLFormElement): Field[] =>
	[...form.elements].filter(
		(element): element is Field =>
			(element instanceof HTMLInputElement && element.type !== 'hidden') ||
			element instanceof HTMLTextAreaElement ||
			element instanceof HTMLSelectElement
	);

export const isTick = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');

const says = (field: Field) => (isTick(field) ? field.checked : field.value.trim() !== '');

/** Questions of which this device holds a recording, as their places on the page say (media/ui/place.ts). */
export const spokenIn = (form: HTMLFormElement): Filled =>
	[...form.querySelectorAll<HTMLInputElement>('[name=ingesproken]')].map(({ name, value }) => [
		name,
		value
	]);

export const filledIn = (form: HTMLFormElement): Filled =>
	fieldsOf(form)
		.filter((field) => (isTick(field) ? field.checked : field.value !== ''))
		.map((field) => [field.name, field.value]);

/** The fields in which somebody did something since the page came, before the script was there. */
export const touchedEarly = (form: HTMLFormElement): Field[] =>
	fieldsOf(form).filter((field) => {
		if (isTick(field)) return field.checked !== field.defaultChecked;
		return !(field instanceof HTMLSelectElement) && field.value !== field.defaultValue;
	});

/** Fills in what was kept. @param early these stay as they are where nothing was kept, or where somebody is typing */
export function fillIn(form: HTMLFormElement, values: Filled, early: readonly Field[] = []): void {
	const has = (field: Field) =>
		values.some(([name, value]) => name === field.name && value === field.value);
	const stays = new Set(
		early
			.filter(
				(field) => field === document.activeElement || !values.some(([name]) => name === field.name)
			)
			.map(({ name }) => name)
	);
	for (const field of fieldsOf(form)) {
		if (stays.has(field.name)) continue;
		if (isTick(field)) field.checked = has(field);
		else field.value = values.find(([name]) => name === field.name)?.[1] ?? '';
	}
}

/** What a question's fields say, as conditions look at it; nothing while it is hidden itself. */
function givenTo(forms: HTMLFormElement[], key: string): Given | undefined {
	const name = `q.${key}`;
	const own = forms
		.flatMap(fieldsOf)
		.filter((field) => field.name.startsWith(name) && !field.closest('[hidden]'));
	const values = own
		.filter((field) => field.name === name && says(field))
		.map((field) => field.value);
	const declined =
		values.some((value) => value.startsWith('!')) ||
		own.some((field) => field.name === `${name}.declined` && isTick(field) && field.checked);
	if (declined) return { kind: 'declined' };
	const first = values.find((value) => value !== '');
	if (first === undefined) return undefined;
	const number = Number(first.replace(',', '.'));
	return { kind: '', choices: values, number: Number.isNaN(number) ? undefined : number };
}

/** Shows and hides what depends on an answer in these forms, in order, and tells the server which ones are seen. */
export function showQuestions(forms: HTMLFormElement[]): void {
	for (const form of forms) {
		const seen = form.querySelector<HTMLInputElement>('[name=getoond]');
		const keys = new Set(seen?.value.split(' ').filter(Boolean));
		for (const place of form.querySelectorAll<HTMLElement>('[data-when]')) {
			const { key, when } = JSON.parse(place.dataset.when ?? '') as {
				key: string;
				when: Condition;
			};
			const given = givenTo(forms, when.question);
			place.hidden = !isShown({ showWhen: when }, { [when.question]: given });
			if (place.hidden) keys.delete(key);
			else keys.add(key);
		}
		if (seen) seen.value = [...keys].join(' ');
	}
}

/** Whether there is anything to answer or read. */
export const hasQuestions = (form: HTMLFormElement): boolean =>
	[...form.querySelectorAll('.q')].some((question) => !question.closest('[hidden]'));

/** The first question that is seen, asks for an answer and has none. */
export function unanswered(form: HTMLFormElement): Element | undefined {
	return [...form.querySelectorAll('.q')].find(
		(question) =>
			!question.closest('[hidden]') &&
			question.querySelector('.q-must') &&
			!fieldsOf(form).some((field) => question.contains(field) && says(field))
	);
}

/** Typing takes back "weet ik niet" beside the same text. */
export function takeBackDeclined(form: HTMLFormElement, field: Field): void {
	for (const other of fieldsOf(form)) {
		const beside = other.name === `${field.name}.declined`;
		if (beside && isTick(other) && field.value.trim()) other.checked = false;
	}
}

export function grow(field: Field): void {
	if (!(field instanceof HTMLTextAreaElement)) return;
	field.style.blockSize = 'auto';
	field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
