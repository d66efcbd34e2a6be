import type { Handle } from '@sveltejs/kit';
import { DbError } from '../db/client.ts';
import { Gate } from './gate.ts';
import { refuse } from './refusal.ts';

/** Room for a few hundred phones at once: at 200 answers a second the last in the row waits two seconds. */
const gate = new Gate({ atOnce: 32, waiting: 400, patienceMs: 8_000 });
/** A topic with every field at its longest stays well below this. */
const LARGEST_FORM_BYTES = 2_000_000;
/** Health must answer when nobody else gets in. */
const EXEMPT = /^\/healthz$/;

/** Spread, so that all who were turned away together do not come back together. */
const retryAfter = () => 2 + Math.floor(Math.random() * 5);

const isTooBig = (request: Request) =>
	request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true &&
	Number(request.headers.get('content-length')) > LARGEST_FORM_BYTES;

/** The database cannot be reached, has no room, or is stopping: trying again later helps. Codes of PostgreSQL's classes. */
export function isOutage(error: unknown): boolean {
	if (!(error instanceof DbError)) return false;
	if (/^(08|53|57P)/.test(error.code)) return true;
	return /\b(EPIPE|ECONN\w+|CONNECT\w*_\w+|fetch failed)\b/.test(error.message);
}

/** Turns requests away before the server or the database chokes on them, with when to come back. */
export const pressure: Handle = async ({ event, resolve }) => {
	if (EXEMPT.test(event.url.pathname)) return resolve(event);
	if (isTooBig(event.request)) return refuse(event.request, { why: 'too_big' });
	const leave = await gate.enter();
	if (!leave) return refuse(event.request, { why: 'busy', retryAfter: retryAfter() });
	try {
		const response = await resolve(event);
		return event.locals.outage
			? refuse(event.request, { why: 'outage', retryAfter: retryAfter() })
			: response;
	} finally {
		leave();
	}
};
