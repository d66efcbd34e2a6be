import { json } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import * as safety from '$lib/db/safety.ts';
import type { RequestHandler } from './$types';

/** The team's own words on what to do. */
export const GET: RequestHandler = async ({ locals }) => {
	const { member } = requireMember(locals);
	return json({ advice: await safety.advice(locals.db, member.teamId) });
};
