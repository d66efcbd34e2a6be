import { z } from 'zod';
import type { Interview } from '../interview.ts';
import type { SaveResult } from './autosave.ts';

/** After this long without an answer there is no connection to speak of. */
const PATIENCE_MS = 15_000;

const Saved = z.discriminatedUnion('state', [
	z.object({ state: z.literal('saved'), savedAt: z.string() }),
	z.object({ state: z.enum(['elsewhere', 'gone', 'failed', 'signed-out']) })
]);
const Sent = z.object({
	state: z.enum(['stored', 'already', 'withdrawn', 'held-back', 'gone', 'failed', 'signed-out'])
});
export type SendResult = z.infer<typeof Sent>['state'] | 'offline';

/**
 * Sends JSON and reads the answer.
 * @returns 'offline' when nothing came back, or something that is not ours (a hotel's sign-in page);
 *   'failed' when the app answered that it could not
 */
async function exchange<T>(
	method: 'PUT' | 'POST',
	path: string,
	body: unknown,
	answer: z.ZodType<T>
): Promise<T | 'offline' | 'failed'> {
	let response: Response;
	let text: string;
	try {
		response = await fetch(path, {
			method,
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		text = await response.text();
	} catch {
		return 'offline';
	}
	if (response.status >= 500) return 'failed';
	const parsed = answer.safeParse(fromJson(text));
	return parsed.success ? parsed.data : 'offline';
}

function fromJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Keeps the interview. @param after the save that this one follows; null writes over whatever is there */
export async function saveInterview(
	id: string,
	interview: Interview,
	after: string | null
): Promise<{ result: SaveResult; savedAt?: string }> {
	const answer = await exchange('PUT', `/gesprek/${id}`, { interview, after }, Saved);
	if (typeof answer === 'string') return { result: answer };
	return answer.state === 'saved'
		? { result: 'saved', savedAt: answer.savedAt }
		: { result: answer.state };
}

/** Sends the finished interview. */
export async function sendInterview(id: string, interview: Interview): Promise<SendResult> {
	const answer = await exchange('POST', `/gesprek/${id}/versturen`, interview, Sent);
	return typeof answer === 'string' ? answer : answer.state;
}
