function press(form: HTMLFormElement, event: KeyboardEvent): void {
	if (!['1', '2'].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
	const here = (event.target as HTMLElement).closest('fieldset');
	if (!here) return;
	event.preventDefault();
	here.querySelectorAll<HTMLInputElement>('input[type=radio]')[Number(event.key) - 1]?.click();
	const questions = [...form.querySelectorAll('fieldset')];
	const next = questions[questions.indexOf(here) + 1];
	const goal = next
		? (next.querySelector<HTMLElement>('input:checked') ?? next.querySelector('input'))
		: form.querySelector<HTMLElement>('button[type=submit]');
	goal?.focus();
}

/** Settling by keyboard: 1 or 2 chooses at the question that has the focus, and goes to the next. */
export function pickByKey(form: HTMLFormElement): () => void {
	const listen = (event: KeyboardEvent) => press(form, event);
	form.addEventListener('keydown', listen);
	return () => form.removeEventListener('keydown', listen);
}
