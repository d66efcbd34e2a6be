import { fillIn, hasQuestions, showQuestions } from './form-fields.ts';
import type { Shelf } from './shelf.ts';
import { isKept } from './unsent.ts';

export interface OfflinePage {
	/** Every topic's form in order, the one on the screen among them. */
	forms: HTMLFormElement[];
}

const templatesOf = (selector: string) => [
	...document.querySelectorAll<HTMLTemplateElement>(`template${selector}`)
];

/** Puts a template's content on the screen. */
function show(main: HTMLElement, template: HTMLTemplateElement): void {
	document.title = template.dataset.title ?? document.title;
	main.querySelector('[data-placeholder]')?.remove();
	template.replaceWith(template.content);
}

/**
 * On the page that holds all topics: shows the one that the address asks for, or the next one that has questions in
 * the direction the reader was going, filled in as it was left. Elsewhere it says what waits to be sent.
 * @returns undefined on every other page
 */
export function openOfflinePage(main: HTMLElement, shelf: Shelf): OfflinePage | undefined {
	const topics = templatesOf('[data-place]');
	if (topics.length === 0) return undefined;
	const forms = topics.flatMap((template) => template.content.querySelector('form') ?? []);
	for (const form of forms) {
		const left = shelf.lastOf(form.dataset.topic ?? '');
		if (left) fillIn(form, left);
	}
	showQuestions(forms);
	const found = topicAsked(forms);
	const template = topics[found ?? -1];
	if (template) show(main, template);
	else wait(main, shelf);
	return { forms };
}

/** Place among `forms` of the topic to show; undefined for the page that waits. */
function topicAsked(forms: HTMLFormElement[]): number | undefined {
	const asked = Number(location.pathname.split('/')[3] ?? 0);
	if (!(asked > 0)) return undefined;
	const shown = forms.flatMap((form, index) => (hasQuestions(form) ? [index] : []));
	if (location.search.includes('terug')) return shown.findLast((index) => index < asked);
	return shown.find((index) => index >= asked - 1) ?? shown.at(-1);
}

function wait(main: HTMLElement, shelf: Shelf): void {
	const posts = shelf.unsent();
	const last = posts.at(-1);
	const done = last !== undefined && !isKept(last);
	const [template] = templatesOf(done ? '[data-done]' : '[data-wait]');
	if (template) show(main, template);
	const onward = main.querySelector<HTMLAnchorElement>('[data-onward]');
	if (onward && last && !done) onward.href = onward.href.replace(/\d+$/, String(last.place + 1));
}
