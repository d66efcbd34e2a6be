/** What somebody did before the page had hydrated, to be done again, in order. */
export interface EarlyActs {
	/** Stops holding. @returns what was held, in order */
	release: () => (() => void)[];
}

declare global {
	var earlyActs: EarlyActs | undefined;
}

/**
 * Holds what somebody does before the scripts of the page are there: a button pressed, a field filled in. On a
 * slow line that is seconds, and it would be lost or be done without its script. The text of this function runs inline,
 * in the head of the page, so it uses nothing from outside. Links and the browser's own controls just work.
 */
export function holdEarlyActs(): void {
	/** Scripts that are not there by then do not come: the page goes on without them. */
	const PATIENCE_MS = 15_000;
	const held = new Map<unknown, () => void>();
	const stop = new AbortController();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const release = () => {
		stop.abort();
		clearTimeout(timer);
		const acts = [...held.values()];
		held.clear();
		return acts;
	};
	const hold = (key: unknown, act: () => void) => {
		// What is done last to the same field is what counts.
		held.delete(key);
		held.set(key, act);
		timer ??= setTimeout(() => {
			for (const again of release()) again();
		}, PATIENCE_MS);
	};
	const on = <Kind extends keyof DocumentEventMap>(
		kind: Kind,
		listen: (event: DocumentEventMap[Kind]) => void
	) => document.addEventListener(kind, listen, { capture: true, signal: stop.signal });

	on('click', (event) => {
		const button = event.target instanceof Element && event.target.closest('button');
		if (!button) return;
		event.preventDefault();
		event.stopPropagation();
		button.setAttribute('aria-busy', 'true');
		hold({}, () => {
			button.removeAttribute('aria-busy');
			button.click();
		});
	});
	on('submit', (event) => {
		const { target: form, submitter } = event;
		if (!(form instanceof HTMLFormElement)) return;
		event.preventDefault();
		hold({}, () => form.requestSubmit(submitter));
	});
	on('input', ({ target: field }) => {
		if (field instanceof HTMLInputElement) {
			// A chosen file cannot be chosen again by a script; who needs it looks for it.
			if (field.type === 'file') return;
			const { value, checked } = field;
			hold(field, () => {
				field.value = value;
				field.checked = checked;
				tell(field);
			});
		} else if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement) {
			const { value } = field;
			hold(field, () => {
				field.value = value;
				tell(field);
			});
		}
	});
	const tell = (field: Element) => {
		field.dispatchEvent(new Event('input', { bubbles: true }));
		field.dispatchEvent(new Event('change', { bubbles: true }));
	};
	globalThis.earlyActs = { release };
}
