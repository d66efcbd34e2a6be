import { error } from '@sveltejs/kit';
import { z } from 'zod';
import type { Session } from '$lib/access/session.ts';
import { m } from '$lib/paraglide/messages.js';

/**
 * For what the page's script asks: 401 instead of a redirect when nobody is signed in, 404 for an id that is none.
 * The database decides whether the member may see the consultation.
 */
export function requireForScript(
	locals: App.Locals,
	params: { id: string }
): { member: NonNullable<Session['member']>; userId: string; consultation: string } {
	const session = locals.session;
	if (!session?.member) error(401, m.error_forbidden());
	const id = z.uuid().safeParse(params.id);
	if (!id.success) error(404, m.error_not_found());
	return { member: session.member, userId: session.userId, consultation: id.data };
}
