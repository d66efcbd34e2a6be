import type { ActionResult, SubmitFunction } from '@sveltejs/kit';

interface Options {
	/** Empties the fields once it worked. What was typed stands otherwise: a form that is kept shows what was saved. */
	reset?: boolean;
	/** What must hold before anything is sent: a question that was answered yes, a draft that was saved. */
	unless?: (pressed: { formData: FormData }) => boolean | Promise<boolean>;
	/** What the page does with the outcome before it shows it. */
	received?: (result: ActionResult) => void;
	/** When the page shows the outcome. */
	shown?: () => void;
}

/** A form on its way to the server: it says so while that lasts, and a second press sends nothing. */
export class Sending {
	#busy = $state(false);

	/** From the press until the page shows what came of it. */
	get busy(): boolean {
		return this.#busy;
	}

	/** For `use:enhance` of the form; several forms may share one, and then wait for each other. */
	readonly form =
		({ reset = false, unless, received, shown }: Options = {}): SubmitFunction =>
		async ({ formData, cancel }) => {
			if (this.#busy) return cancel();
			this.#busy = true;
			if (await unless?.({ formData })) {
				this.#busy = false;
				return cancel();
			}
			return async ({ result, update }) => {
				try {
					received?.(result);
					await update({ reset });
				} finally {
					this.#busy = false;
				}
				shown?.();
			};
		};
}
