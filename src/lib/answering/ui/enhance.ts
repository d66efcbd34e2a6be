/**
 * What a script adds to a resident's page, which is complete without it: answers are kept on the device while
 * somebody types, questions come up at once, a text field grows, and a double tap sends once.
 * Bundled by itself (`?worker&url`) and counted in the budget of 10 kB.
 */
import { isShown, type Given } from '../../guide/is-shown.ts';
import type { Condition } from '../../guide/guide.ts';
import { openShelf } from './shelf.ts';

/** A send that takes longer may be tried again. */
const PATIENCE_MS = 8_000;
const KEEP_AFTER_MS = 400;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const main = document.querySelector<HTMLElement>('main[data-consultation]');
const form = document.querySelector<HTMLFormElement>('#vragen');
const byId = (id: string) => document.getElementById(id);

const fieldsOf = (of: HTMLFormElement) =>
	[...of.elements].filter(
		(element): element is Field =>
			(element instanceof HTMLInputElement && element.type !== 'hidden') ||
			element instanceof HTMLTextAreaElement ||
			element instanceof HTMLSelectElement
	);
const isTick = (field: Field): field is HTMLInputElement =>
	field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');

/** What is filled in now, as pairs of name and value. */
const filledIn = (of: HTMLFormElement): [string, string][] =>
	fieldsOf(of)
		.filter((field) => (isTick(field) ? field.checked : field.value !== ''))
		.map((field) => [field.name, field.value]);

function fillIn(of: HTMLFormElement, values: [string, string][]): void {
	const has = (field: Field) =>
		values.some(([name, value]) => name === field.name && value === field.value);
	for (const field of fieldsOf(of)) {
		if (isTick(field)) field.checked = has(field);
		else field.value = values.find(([name]) => name === field.name)?.[1] ?? '';
	}
}

/** What a question's fields say, as conditions look at it; nothing while it is hidden itself. */
function givenTo(of: HTMLFormElement, key: string): Given | undefined {
	const name = `q.${key}`;
	const own = fieldsOf(of).filter(
		(field) => field.name.startsWith(name) && !field.closest('[hidden]')
	);
	const values = own
		.filter((field) => field.name === name && (isTick(field) ? field.checked : field.value.trim()))
		.map((field) => field.value);
	const declined =
		values.some((value) => value.startsWith('!')) ||
		own.some((field) => field.name === `${name}.declined` && isTick(field) && field.checked);
	if (declined) return { kind: 'declined' };
	const [first] = values;
	if (first === undefined) return undefined;
	const number = Number(first.replace(',', '.'));
	return { kind: '', choices: values, number: Number.isNaN(number) ? undefined : number };
}

/** Shows and hides what depends on an answer on this page, in order, and tells the server which ones are seen. */
function showQuestions(of: HTMLFormElement): void {
	const seen = of.querySelector<HTMLInputElement>('[name=getoond]');
	const keys = new Set(seen?.value.split(' ').filter(Boolean));
	for (const place of of.querySelectorAll<HTMLElement>('[data-when]')) {
		const { key, when } = JSON.parse(place.dataset.when ?? '') as { key: string; when: Condition };
		place.hidden = !isShown({ showWhen: when }, { [when.question]: givenTo(of, when.question) });
		if (place.hidden) keys.delete(key);
		else keys.add(key);
	}
	if (seen) seen.value = [...keys].join(' ');
}

function grow(field: HTMLTextAreaElement): void {
	field.style.blockSize = 'auto';
	field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

/** Typing takes back "weet ik niet" beside the same text. */
function takeBackDeclined(of: HTMLFormElement, field: Field): void {
	for (const other of fieldsOf(of)) {
		const beside = other.name === `${field.name}.declined`;
		if (beside && isTick(other) && field.value.trim()) other.checked = false;
	}
}

function sendOnce(of: HTMLFormElement): void {
	let sentAt = 0;
	const reset = () => {
		sentAt = 0;
		for (const button of of.querySelectorAll('button')) button.removeAttribute('aria-disabled');
	};
	of.addEventListener('submit', (event) => {
		const offline = byId('offline');
		if (offline) offline.hidden = navigator.onLine;
		if (!navigator.onLine || Date.now() - sentAt < PATIENCE_MS) {
			event.preventDefault();
			if (!navigator.onLine) offline?.focus();
			return;
		}
		sentAt = Date.now();
		event.submitter?.setAttribute('aria-disabled', 'true');
		setTimeout(reset, PATIENCE_MS);
	});
	addEventListener('pageshow', reset);
}

function keepWhileTyping(of: HTMLFormElement, keep: () => boolean): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const now = () => {
		clearTimeout(timer);
		timer = undefined;
		const line = byId('bewaard');
		if (line) line.hidden = !keep();
	};
	of.addEventListener('input', (event) => {
		const field = event.target as Field;
		takeBackDeclined(of, field);
		showQuestions(of);
		if (field instanceof HTMLTextAreaElement) grow(field);
		timer ??= setTimeout(now, KEEP_AFTER_MS);
	});
	const leaving = () => {
		if (timer) now();
	};
	addEventListener('pagehide', leaving);
	document.addEventListener('visibilitychange', leaving);
}

if (main) {
	const { consultation = '', keep = '' } = main.dataset;
	const shelf = openShelf(consultation, keep);
	shelf.clearOthers();
	for (const button of document.querySelectorAll('[data-wipe]'))
		button.addEventListener('click', () => shelf.clear());
	if (form) {
		const { topic = '', revision = '' } = form.dataset;
		const left = shelf.take(topic, revision);
		if (left) fillIn(form, left);
		showQuestions(form);
		for (const field of form.querySelectorAll('textarea')) if (field.value) grow(field);
		keepWhileTyping(form, () => shelf.put(topic, revision, filledIn(form)));
		sendOnce(form);
		// Back to a page that the browser remembers, after its response was sent or wiped: not for the next reader.
		addEventListener('pageshow', (event) => {
			if (event.persisted && shelf.isOver()) location.replace(consultation);
		});
	}
}
