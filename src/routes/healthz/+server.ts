import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 200 with the rung when the database answers, 503 when it does not. */
export const GET: RequestHandler = async ({ locals }) => {
	const { data, error } = await locals.db.rpc('ping');
	const ok = !error && data;
	return json(
		{ status: ok ? 'ok' : 'database', rung: locals.rung.name },
		{ status: ok ? 200 : 503 }
	);
};
