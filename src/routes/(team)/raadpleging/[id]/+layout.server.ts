import { error } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { get } from '$lib/db/consultations.ts';
import { m } from '$lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export const load: LayoutServerLoad = async ({ locals, params }) => {
	requireMember(locals);
	const consultation = UUID.test(params.id) ? await get(locals.db, params.id) : null;
	if (!consultation) error(404, m.error_not_found());
	return { consultation };
};
