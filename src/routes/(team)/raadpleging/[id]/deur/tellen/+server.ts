import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { DoorAttempt, MAX_ATTEMPTS } from '$lib/answering/doors.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import * as doors from '$lib/db/doors.ts';
import type { RequestHandler } from './$types';

const Attempts = z.array(DoorAttempt).min(1).max(MAX_ATTEMPTS);

/** Counts attempts at the door; the same again changes nothing. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const member = locals.session?.member;
	if (!member) return new Response(null, { status: 401 });
	if (!ROLE_MAY[member.role].edit) return new Response(null, { status: 403 });
	const attempts = Attempts.safeParse(await request.json().catch(() => undefined));
	if (!attempts.success) return new Response(null, { status: 400 });
	try {
		await doors.count(locals.db, params.id, attempts.data);
	} catch (error) {
		if (!isDbError(error, DB_CODE.notAllowed)) throw error;
		return new Response(null, { status: 403 });
	}
	return new Response(null, { status: 204 });
};
