import { redirect } from '@sveltejs/kit';
import { keepPersonalCode } from '../../visit.ts';
import type { RequestHandler } from './$types';

/** The link in a personal QR code: remembers the code for this consultation, and on to its first page. */
export const GET: RequestHandler = (event) => {
	const code = event.params.code.toLowerCase();
	keepPersonalCode({ ...event, params: { code } }, event.params.sleutel.slice(0, 40));
	redirect(303, `/v/${code}`);
};
