import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ locals }) => {
	await locals.db.auth.signOut({ scope: 'local' });
	redirect(303, '/aanmelden');
};
