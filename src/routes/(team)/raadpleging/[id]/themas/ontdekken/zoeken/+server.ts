import { error } from '@sveltejs/kit';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { search } from '$lib/db/discovery.ts';
import { m } from '$lib/paraglide/messages.js';
import { logError } from '$lib/server/log.ts';
import { requireForScript } from '../../guard.ts';
import type { RequestHandler } from './$types';

/** Looks for candidates and tells how far it is: one line of JSON per step, the last one says `done` or `failed`. */
export const POST: RequestHandler = ({ locals, params }) => {
	const { member, consultation } = requireForScript(locals, params);
	if (!ROLE_MAY[member.role].edit) error(403, m.error_forbidden());
	const steps = search(locals.db, consultation);
	const encoder = new TextEncoder();
	const line = (value: unknown) => encoder.encode(`${JSON.stringify(value)}\n`);
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			try {
				const step = await steps.next();
				if (step.done) controller.close();
				else controller.enqueue(line(step.value));
			} catch (problem) {
				// The reader of the page is told; what went wrong is for the log, without what anybody said.
				logError('discovery', problem);
				controller.enqueue(line({ phase: 'failed' }));
				controller.close();
			}
		}
	});
	return new Response(body, {
		headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' }
	});
};
