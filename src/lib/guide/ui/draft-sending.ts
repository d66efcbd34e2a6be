import { z } from 'zod';
import { Guide } from '../guide.ts';

/** What the server says to a draft that is sent to it. */
export const DraftAnswer = z.discriminatedUnion('state', [
	z.object({ state: z.literal('saved'), revision: z.int(), updatedAt: z.string() }),
	z.object({ state: z.literal('changed-elsewhere'), revision: z.int(), guide: Guide })
]);
export type DraftAnswer = z.infer<typeof DraftAnswer>;
/** What a browser sends, and what it keeps of it until it is known to have arrived. */
export const SentDraft = z.object({ revision: z.int(), guide: Guide });
export type SentDraft = z.infer<typeof SentDraft>;

/** `refused`: sending it again will not help. `unreachable`: it may. */
export type Delivery = DraftAnswer | { state: 'refused' | 'unreachable' };

/** Browsers send at most this many bytes of a page that is being left. */
const KEEPALIVE_BYTES = 60_000;

export async function sendDraft(url: string, draft: SentDraft, leaving = false): Promise<Delivery> {
	const body = JSON.stringify(draft);
	let response: Response;
	try {
		response = await fetch(url, {
			method: 'PUT',
			headers: { 'content-type': 'application/json' },
			body,
			keepalive: leaving && body.length < KEEPALIVE_BYTES
		});
	} catch (cause) {
		// The one way in which `fetch` says that there is no connection.
		if (cause instanceof TypeError) return { state: 'unreachable' };
		throw cause;
	}
	if (response.ok || response.status === 409) return DraftAnswer.parse(await response.json());
	return { state: response.status >= 500 ? 'unreachable' : 'refused' };
}

/** A draft on its way, kept in this browser so that a reload or a lost connection loses nothing. */
export class DraftBackup {
	#name: string;
	constructor(consultationId: string) {
		this.#name = `wijkspraak:leidraad:${consultationId}`;
	}

	read(): SentDraft | null {
		const text = localStorage.getItem(this.#name);
		return text === null ? null : (SentDraft.safeParse(JSON.parse(text)).data ?? null);
	}
	write(draft: SentDraft): void {
		localStorage.setItem(this.#name, JSON.stringify(draft));
	}
	clear(): void {
		localStorage.removeItem(this.#name);
	}
}
