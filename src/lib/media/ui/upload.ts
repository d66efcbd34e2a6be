import { partsOf, toHex, waitBefore } from '../parts.ts';
import type { Kept } from './store.ts';

/** How far a file is, as its place on the page says it. */
export type Upload =
	| { state: 'sending'; part: number; parts: number }
	/** No line, or a server that is busy: it goes on by itself. */
	| { state: 'waiting' }
	| { state: 'sent' }
	| { state: 'refused'; reason: string }
	/** The server knows nothing of its response now: it is kept here until the answers have come in. */
	| { state: 'gone' };

interface Answer {
	state: 'receiving' | 'complete' | 'refused' | 'gone' | 'garbled';
	missing: number[];
	reason?: string;
}

/** A request that may be done again: the line broke, or the server asks to wait. */
class Later extends Error {
	readonly seconds: number;
	constructor(seconds: number) {
		super('later');
		this.seconds = seconds;
	}
}

const hashOf = async (bytes: BufferSource) => toHex(await crypto.subtle.digest('SHA-256', bytes));

async function ask(url: string, init: RequestInit): Promise<Answer> {
	const response = await fetch(url, init).catch(() => {
		throw new Later(0);
	});
	if (response.status === 429 || response.status >= 500)
		throw new Later(Number(response.headers.get('retry-after')) || 0);
	if (!response.ok) return { state: 'refused', missing: [], reason: String(response.status) };
	return response.json().catch(() => {
		throw new Later(0);
	}) as Promise<Answer>;
}

/** Sooner when the line comes back or somebody looks at the page again. */
const pause = (ms: number) =>
	new Promise<void>((resolve) => {
		const on = () => {
			clearTimeout(timer);
			removeEventListener('online', on);
			document.removeEventListener('visibilitychange', on);
			resolve();
		};
		const timer = setTimeout(on, ms);
		addEventListener('online', on);
		document.addEventListener('visibilitychange', on);
	});

/** Where a file goes, and what the server is told of it beside its size and hash. */
export interface Destination {
	url: string;
	headers: Record<string, string>;
	about: Record<string, unknown>;
}

/** Sends what the server does not have yet, part by part. Begun again, it goes on where it was. */
async function sendMissing(
	{ url, headers, about }: Destination,
	whole: Uint8Array<ArrayBuffer>,
	stopped: AbortSignal,
	tell: (upload: Upload) => void
): Promise<Upload> {
	let answer = await ask(url, {
		method: 'PUT',
		body: JSON.stringify({ ...about, size: whole.length, hash: await hashOf(whole) }),
		headers: { ...headers, 'content-type': 'application/json' },
		signal: stopped
	});
	const parts = partsOf(whole.length);
	while (answer.state === 'receiving') {
		const part = parts[answer.missing[0] ?? -1];
		if (!part) throw new Later(0);
		tell({ state: 'sending', part: parts.length - answer.missing.length + 1, parts: parts.length });
		const bytes = whole.subarray(part.start, part.end);
		answer = await ask(`${url}/${part.number}`, {
			method: 'PUT',
			body: bytes,
			headers: {
				...headers,
				'content-type': 'application/octet-stream',
				'x-hash': await hashOf(bytes)
			},
			signal: stopped
		});
	}
	if (answer.state === 'complete') return { state: 'sent' };
	if (answer.state === 'garbled') throw new Later(0);
	return answer.state === 'gone' || answer.reason === 'gone'
		? { state: 'gone' }
		: { state: 'refused', reason: answer.reason ?? '' };
}

/**
 * Sends a file in parts, however often the line breaks.
 * @param tell hears how far it is, the end included
 * @returns undefined when it was stopped
 */
export async function sendFile(
	destination: Destination,
	whole: Uint8Array<ArrayBuffer>,
	stopped: AbortSignal,
	tell: (upload: Upload) => void
): Promise<Upload | undefined> {
	let furthest = 0;
	for (let failures = 0; !stopped.aborted;) {
		try {
			const end = await sendMissing(destination, whole, stopped, (progress) => {
				// A part that breaks off time and again is tried ever less often.
				if (progress.state === 'sending' && progress.part > furthest) {
					furthest = progress.part;
					failures = 0;
				}
				tell(progress);
			});
			tell(end);
			return end;
		} catch (failure) {
			if (stopped.aborted) return undefined;
			if (!(failure instanceof Later)) throw failure;
			failures += 1;
			tell({ state: 'waiting' });
			await pause(Math.max(waitBefore(failures), failure.seconds * 1000));
		}
	}
	return undefined;
}

/** Sends one recording or photo of a resident. */
export async function upload(
	item: Kept,
	stopped: AbortSignal,
	tell: (upload: Upload) => void
): Promise<Upload | undefined> {
	const whole = new Uint8Array(await new Blob(item.pieces).arrayBuffer());
	const { question, kind, seconds, base, id, keep } = item;
	const destination = {
		url: `${base}/media/${id}`,
		headers: { 'x-reactie': keep },
		about: { question, kind, seconds }
	};
	return sendFile(destination, whole, stopped, tell);
}

/**
 * Takes it away from the server too; what was never sent is gone already.
 * @returns false when it did not get through
 */
export async function takeBack(item: Pick<Kept, 'id' | 'base' | 'keep'>): Promise<boolean> {
	const headers = { 'x-reactie': item.keep };
	const url = `${item.base}/media/${item.id}`;
	const response = await fetch(url, { method: 'DELETE', headers, keepalive: true }).catch(
		() => undefined
	);
	return response?.ok === true;
}
