import type { Question } from '../../guide/guide.ts';
import { declinedChoice, declinedField, fieldName } from '../fields.ts';
import { codesOf, typeCode } from '../option-codes.ts';

/** Digits that follow each other within this time are one number. */
const TOGETHER_MS = 1_000;

/** As they are printed beside "weet ik niet" and "zeg ik liever niet". */
const DECLINED: Record<string, string> = { w: 'dont_know', z: 'rather_not' };

const control = (element: EventTarget | null) =>
	element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
		? element
		: undefined;
const isChoice = (element: HTMLInputElement | HTMLTextAreaElement) =>
	element.type === 'radio' || element.type === 'checkbox';

/** Typing over a paper form without a mouse: digits pick a choice, Enter goes to the next question. */
export class PaperKeys {
	#before: { question: string; code: number; at: number } | null = null;

	/** @returns 'end' when Enter was pressed at the last question */
	press(
		event: KeyboardEvent,
		form: HTMLFormElement,
		questions: readonly Question[]
	): 'end' | undefined {
		const target = control(event.target);
		const key = target?.closest<HTMLElement>('[data-question]')?.dataset.question;
		const place = questions.findIndex((question) => question.key === key);
		const question = questions[place];
		if (!target || !question || event.altKey || event.metaKey) return undefined;
		if (event.key === 'Enter') {
			if (target instanceof HTMLTextAreaElement && !event.ctrlKey) return undefined;
			event.preventDefault();
			return focusNext(form, questions.slice(place + 1)) ? undefined : 'end';
		}
		if (/^\d$/.test(event.key) && isChoice(target) && !event.ctrlKey) {
			event.preventDefault();
			this.#pick(form, question, Number(event.key), event.timeStamp);
		}
		const declined = DECLINED[event.key.toLowerCase()];
		if (declined && isChoice(target) && !event.ctrlKey) {
			event.preventDefault();
			decline(form, question, declined);
		}
		return undefined;
	}

	#pick(form: HTMLFormElement, question: Question, digit: number, at: number): void {
		const last = this.#before;
		const before = last?.question === question.key && at - last.at < TOGETHER_MS ? last.code : null;
		const typed = typeCode(before, digit, codesOf(question));
		this.#before = typed ? { question: question.key, code: typed.code, at } : null;
		if (!typed) return;
		const choices = choicesOf(form, question);
		const chosen = choices[typed.code - 1];
		const instead = typed.instead === null ? undefined : choices[typed.instead - 1];
		// A box that the first digit ticked is unticked again; a radio button gives way by itself.
		if (instead?.type === 'checkbox') instead.click();
		chosen?.focus();
		chosen?.click();
	}
}

/** Picks "weet ik niet" or "zeg ik liever niet", where the question offers it. */
function decline(form: HTMLFormElement, question: Question, declined: string): void {
	const name = fieldName(question.key);
	const found = [...form.elements].find(
		(element): element is HTMLInputElement =>
			element instanceof HTMLInputElement &&
			((element.name === name && element.value === declinedChoice(declined)) ||
				(element.name === declinedField(name) && element.value === declined))
	);
	found?.focus();
	found?.click();
}

/** The choices of a question in the order in which they are numbered, without "weet ik niet". */
function choicesOf(form: HTMLFormElement, question: Question): HTMLInputElement[] {
	return [...form.elements].filter(
		(element): element is HTMLInputElement =>
			element instanceof HTMLInputElement &&
			element.name === fieldName(question.key) &&
			isChoice(element) &&
			!element.value.startsWith('!')
	);
}

/** Puts the focus in the first of these questions that has a control. */
function focusNext(form: HTMLFormElement, questions: readonly Question[]): boolean {
	for (const { key } of questions) {
		const controls = [...form.elements]
			.map(control)
			.filter((element) => element?.name === fieldName(key));
		const first =
			controls.find((element) => element instanceof HTMLInputElement && element.checked) ??
			controls[0];
		if (!first) continue;
		first.focus();
		return true;
	}
	return false;
}
