import { error } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { version, versions } from '$lib/db/guides.ts';
import { m } from '$lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	requireMember(locals);
	await parent();
	const list = await versions(locals.db, params.id);
	const listed = list.find(({ number }) => String(number) === params.nummer);
	const found = listed && (await version(locals.db, listed.id));
	if (!found) error(404, m.error_not_found());
	return { version: found };
};
