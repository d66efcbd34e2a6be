import { error } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { get } from '$lib/db/consultations.ts';
import { m } from '$lib/paraglide/messages.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params }) => {
	requireMember(locals);
	const consultation = await get(locals.db, params.id);
	if (!consultation) error(404, m.error_not_found());
	return { consultation };
};
