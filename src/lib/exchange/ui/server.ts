import type { z } from 'zod';
import { Receipt, type Batch } from '../batch.ts';
import { Known } from '../known.ts';

/** Why the server did not do what was asked. Nothing of that request was stored. */
export type Failure = 'offline' | 'signed_out' | 'forbidden' | 'refused' | 'server';
export type Reply<T> = { state: 'ok'; value: T } | { state: 'failed'; why: Failure };

async function post<S extends z.ZodType>(
	url: string,
	body: unknown,
	schema: S
): Promise<Reply<z.infer<S>>> {
	let response: Response;
	try {
		response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(body)
		});
	} catch (error) {
		if (error instanceof TypeError) return { state: 'failed', why: 'offline' };
		throw error;
	}
	// Without a session the server answers with the sign-in page.
	if (response.redirected || response.status === 401) return { state: 'failed', why: 'signed_out' };
	if (response.status === 403) return { state: 'failed', why: 'forbidden' };
	if (response.status >= 500) return { state: 'failed', why: 'server' };
	if (!response.ok) return { state: 'failed', why: 'refused' };
	return { state: 'ok', value: schema.parse(await response.json()) };
}

export const askKnown = (page: string, ids: string[]) => post(`${page}/bekend`, { ids }, Known);
export const sendRows = (page: string, batch: Batch) => post(`${page}/rijen`, batch, Receipt);
