import { redirect } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { ROLE_MAY } from '$lib/access/roles.ts';
import { openCount } from '$lib/db/safety.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url, depends }) => {
	if (!locals.session?.member)
		redirect(303, `/aanmelden?naar=${encodeURIComponent(url.pathname + url.search)}`);
	const { member, email } = requireMember(locals);
	depends('app:safety');
	const may = ROLE_MAY[member.role];
	const openSignals = may.manage ? await openCount(locals.db) : 0;
	return { member, email, may, openSignals };
};
