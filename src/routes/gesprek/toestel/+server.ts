import { json } from '@sveltejs/kit';
import { z } from 'zod';
import { ROLE_MAY } from '$lib/access/roles.ts';
import * as devices from '$lib/db/devices.ts';
import type { RequestHandler } from './$types';

const Registration = z.object({ device: z.uuid(), name: z.string().trim().min(1).max(120) });

/** The worker takes interviews along on this device: the coordinator sees it, and can have it wiped. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const member = locals.session?.member;
	if (!member || !ROLE_MAY[member.role].edit) return json({ state: 'signed-out' }, { status: 401 });
	const asked = Registration.safeParse(await request.json().catch(() => undefined));
	if (!asked.success) return json({ state: 'rejected' }, { status: 400 });
	await devices.register(locals.db, asked.data.device, asked.data.name);
	return json({ state: 'done' });
};
