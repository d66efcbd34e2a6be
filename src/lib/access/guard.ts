import { error, redirect } from '@sveltejs/kit';
import { m } from '../paraglide/messages.js';
import { ROLE_MAY } from './roles.ts';
import type { Session } from './session.ts';

type Member = NonNullable<Session['member']>;

/** Who is signed in, or on to the sign-in page. Call it in every load and action of the team's pages. */
export function requireMember(locals: App.Locals): {
	userId: string;
	email: string;
	member: Member;
} {
	const session = locals.session;
	if (!session?.member) redirect(303, '/aanmelden');
	return { userId: session.userId, email: session.email, member: session.member };
}

/** As `requireMember`, and 403 for a role that may not do `act`. The database checks it again. */
export function requireMay(locals: App.Locals, act: 'edit' | 'manage') {
	const session = requireMember(locals);
	if (!ROLE_MAY[session.member.role][act]) error(403, m.error_forbidden());
	return session;
}
