import { z } from 'zod';
import { Delivery } from '../answering/pack.ts';
import type { Interview } from '../answering/interview.ts';
import type { Item, Receipt } from '../answering/outbox.ts';

/** After this long without an answer there is no connection to speak of. */
const PATIENCE_MS = 15_000;

/** `offline`: nothing came back, or something that is not ours; `failed`: the app answered that it could not. */
type Trouble = 'offline' | 'failed';

/** Sends JSON and reads the answer. */
async function exchange<T>(
	method: 'GET' | 'PUT' | 'POST' | 'DELETE',
	path: string,
	body: unknown,
	answer: z.ZodType<T>
): Promise<T | Trouble> {
	let response: Response;
	let text: string;
	try {
		response = await fetch(path, {
			method,
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
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

const SignedOut = z.object({ state: z.literal('signed-out') });
const Forbidden = z.object({ state: z.literal('forbidden') });
const Done = z.object({ state: z.literal('done') });

/** What the server has for whoever is signed in. */
export async function fetchDelivery() {
	const answer = await exchange(
		'GET',
		'/gesprek/pakket',
		undefined,
		z.union([Delivery, SignedOut, Forbidden])
	);
	if (typeof answer === 'string') return answer;
	return 'state' in answer ? answer.state : answer;
}

const Saved = z.discriminatedUnion('state', [
	z.object({ state: z.literal('saved'), savedAt: z.string() }),
	z.object({ state: z.enum(['elsewhere', 'gone', 'sent', 'failed', 'signed-out']) })
]);

/** Keeps a draft on the server. @param after the save that this one follows; null writes over whatever is there */
export async function saveDraft(item: Item, interview: Interview, after: string | null) {
	const body = { version: item.versionId, interview, after };
	const answer = await exchange('PUT', `/gesprek/${item.id}`, body, Saved);
	return typeof answer === 'string' ? { state: answer } : answer;
}

/** @returns whether the server has no draft with this id any more */
export async function deleteDraft(id: string): Promise<boolean> {
	const answer = await exchange('DELETE', `/gesprek/${id}`, undefined, z.union([Done, SignedOut]));
	return typeof answer !== 'string' && answer.state === 'done';
}

const Sent = z.object({
	state: z.enum([
		'stored',
		'already',
		'revised',
		'withdrawn',
		'held-back',
		'misfit',
		'area-gone',
		'number-taken',
		'gone',
		'rejected',
		'signed-out'
	])
});

/** Sends a finished interview. Sending it again stores nothing again. @param device of the vault, if there is one */
export async function sendItem(item: Item, device: string | undefined): Promise<Receipt> {
	const body = { version: item.versionId, interview: item.interview, device };
	const answer = await exchange('POST', `/gesprek/${item.id}/versturen`, body, Sent);
	return typeof answer === 'string' ? answer : answer.state;
}

export async function registerDevice(device: string, name: string): Promise<boolean> {
	const answer = await exchange('POST', '/gesprek/toestel', { device, name }, Done);
	return typeof answer !== 'string';
}

/** Tells that this device is there. @returns whether it was asked to wipe what it holds */
export async function mustWipe(device: string, unsent: number): Promise<boolean> {
	const Answer = z.object({ wipe: z.boolean() });
	const answer = await exchange('POST', `/gesprek/toestel/${device}`, { unsent }, Answer);
	return typeof answer !== 'string' && answer.wipe;
}

/** The smallest request there is. @returns whether the app answered within `patience` milliseconds */
export async function answers(patience: number): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(patience);
		return (await fetch('/_app/version.json', { method: 'HEAD', cache: 'no-store', signal })).ok;
	} catch {
		return false;
	}
}

/** Tells that this device holds nothing any more. */
export async function tellWiped(device: string): Promise<void> {
	await exchange('DELETE', `/gesprek/toestel/${device}`, undefined, Done);
}
