import { redirect } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, url }) => {
	if (!locals.session?.member)
		redirect(303, `/aanmelden?naar=${encodeURIComponent(url.pathname + url.search)}`);
	const { member } = requireMay(locals, 'edit');
	return { member };
};
