import { redirect } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	if (!locals.session?.member)
		redirect(303, `/aanmelden?naar=${encodeURIComponent(url.pathname + url.search)}`);
	const { member, email } = requireMember(locals);
	return { member, email, may: ROLE_MAY[member.role], locale: getLocale() };
};
