import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { SafetySignals } from '$lib/answering/safety.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { markSafety } from '$lib/server/safety.ts';
import type { RequestHandler } from './$types';

const Marked = z.object({ consultation: z.uuid(), response: z.uuid(), signals: SafetySignals });

/** Takes the signals of one conversation in, sent or still under way. Sending them again stores nothing again. */
export const POST: RequestHandler = async ({ request, locals, url }) => {
	const member = locals.session?.member;
	if (!member) return new Response(null, { status: 401 });
	if (!ROLE_MAY[member.role].edit) return new Response(null, { status: 403 });
	const body = Marked.safeParse(await request.json().catch(() => undefined));
	if (!body.success) return new Response(null, { status: 400 });
	const { consultation, response, signals } = body.data;
	try {
		await markSafety(locals, { consultation, response, origin: url.origin }, signals);
	} catch (error) {
		if (!isDbError(error, DB_CODE.notAllowed)) throw error;
		return new Response(null, { status: 403 });
	}
	return new Response(null, { status: 204 });
};
