import type { AnswerValue } from '../../src/lib/answering/answer.ts';
import { Visitor } from './visitor.ts';

export interface Sent {
	/** The response's id, which the resident's device made. */
	id: string;
	withdrawalCode: string;
}

/** A resident on a phone without scripts, who answers one topic. */
export class Resident {
	readonly visitor: Visitor;
	readonly #code: string;
	#form: Record<string, string> = {};

	constructor(visitor: Visitor, code: string) {
		this.visitor = visitor;
		this.#code = code;
	}

	/** Reads the introduction, says yes, and comes to the first topic. */
	async begin(): Promise<void> {
		const page = await this.visitor.get(`/v/${this.#code}`);
		const bewijs = /name="bewijs" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
		const { status, location } = await this.visitor.post(`/v/${this.#code}?/begin`, {
			akkoord: 'ja',
			bewijs
		});
		// Behind the question mark the page looks whether the cookie came back.
		if (location?.split('?')[0] !== `/v/${this.#code}/1`)
			throw new Error(`could not begin: ${status} ${location}`);
	}

	/** Fills in the form of the one topic. */
	fill(answers: Record<string, string | AnswerValue>): void {
		const fields = Object.entries(answers).map(([key, value]): [string, string] => [
			`q.${key}`,
			fieldOf(value)
		]);
		this.#form = { ...Object.fromEntries(fields), getoond: Object.keys(answers).join(' ') };
	}

	/** What the cookie on this device says. */
	get ticket(): Sent {
		const [id = '', withdrawalCode = ''] =
			this.visitor.cookies.get('wijkspraak_reactie')?.split('.') ?? [];
		return { id, withdrawalCode };
	}

	/** Sends it. True when the thanks follow: from then on it must never be lost. */
	async send(): Promise<boolean> {
		const { status, location } = await this.visitor.post(`/v/${this.#code}/1`, this.#form);
		return status === 303 && location === `/v/${this.#code}/klaar`;
	}

	async withdraw(code: string): Promise<boolean> {
		const path = `/v/${this.#code}/intrekken`;
		const { status, location } = await this.visitor.post(path, { code, zeker: 'ja' });
		return status === 303 && location === `${path}?gedaan`;
	}
}

function fieldOf(value: string | AnswerValue): string {
	if (typeof value === 'string') return value;
	switch (value.kind) {
		case 'open':
			return value.text;
		case 'single':
		case 'multiple':
		case 'yesno':
			return value.choices.join();
		case 'grade':
		case 'scale':
		case 'number':
			return String(value.number);
		case 'declined':
			return `!${value.declined}`;
	}
}
