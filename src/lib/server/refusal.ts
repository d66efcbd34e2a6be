import { m } from '../paraglide/messages.js';

/** A whole request that is turned away before or after the pages had it. Nothing that was sent is stored. */
export type Refused = { why: 'busy' | 'outage'; retryAfter: number } | { why: 'too_big' };

/** Too crowded, too much at once, or no database: what a browser, a form or a script hears. */
export function refuse(request: Request, refused: Refused): Response {
	const status = refused.why === 'too_big' ? 413 : 503;
	const headers: Record<string, string> = { 'cache-control': 'no-store' };
	if (refused.why !== 'too_big') headers['retry-after'] = String(refused.retryAfter);
	const text = words(refused, request.method !== 'GET');
	if (request.headers.get('accept')?.includes('application/json')) {
		// The shape in which SvelteKit's forms expect it; whoever asks with a script of their own reads the status.
		const body = { type: 'error', status, error: { message: text } };
		return Response.json(body, { status, headers });
	}
	headers['content-type'] = 'text/html; charset=utf-8';
	return new Response(page(title(refused), text), { status, headers });
}

const title = ({ why }: Refused) =>
	why === 'busy'
		? m.refused_busy_title()
		: why === 'outage'
			? m.refused_outage_title()
			: m.refused_big_title();

function words(refused: Refused, sending: boolean): string {
	if (refused.why === 'too_big') return m.refused_big_text();
	const seconds = refused.retryAfter;
	// Reloading makes a browser offer to send the form again: nothing has to be typed twice.
	return sending ? m.refused_send_again({ seconds }) : m.refused_look_again({ seconds });
}

/** No style and no script: it must be there when nothing else is. */
const page = (heading: string, text: string) =>
	`<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${heading}</title><main><h1>${heading}</h1><p>${text}</p></main>`;
