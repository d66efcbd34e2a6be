import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { takeAttempt } from '$lib/access/limits.ts';
import * as devices from '$lib/db/devices.ts';
import { m } from '$lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

const Contact = z.object({ unsent: z.int().min(0).max(100_000) });

/** A device has its own id as its only key: a lost one is wiped also when nobody is signed in on it. */
async function deviceOf(params: { device: string }, address: string): Promise<string> {
	const device = z.uuid().safeParse(params.device);
	if (!device.success) error(404, m.error_not_found());
	if (await takeAttempt('answer', address)) error(429, m.error_failed());
	return device.data;
}

export const POST: RequestHandler = async ({ request, locals, params, getClientAddress }) => {
	const device = await deviceOf(params, getClientAddress());
	const told = Contact.safeParse(await request.json().catch(() => undefined));
	if (!told.success) error(400, m.error_failed());
	return json({ wipe: await devices.contact(locals.db, device, told.data.unsent) });
};

export const DELETE: RequestHandler = async ({ locals, params, getClientAddress }) => {
	await devices.wiped(locals.db, await deviceOf(params, getClientAddress()));
	return json({ state: 'done' });
};
