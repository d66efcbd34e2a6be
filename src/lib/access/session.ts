import { createServerClient } from '@supabase/ssr';
import type { Cookies } from '@sveltejs/kit';
import type { Db } from '../db/client.ts';
import type { Rung } from '../db/rung.ts';
import { membershipOf, type Role } from '../db/teams.ts';
import type { Database } from '../db/types.ts';

/** Who is signed in. `member` is null for an account that is in no team (yet, or no longer). */
export interface Session {
	userId: string;
	email: string;
	member: { teamId: string; teamName: string; role: Role; displayName: string } | null;
}

/** A client that acts as the visitor whose session stands in the cookies, which scripts cannot read. */
export function clientFromCookies(rung: Rung, cookies: Cookies, secure: boolean): Db {
	return createServerClient<Database>(rung.url, rung.publishableKey, {
		global: rung.fetch ? { fetch: rung.fetch } : {},
		cookieOptions: { name: 'wijkspraak', path: '/', httpOnly: true, sameSite: 'lax', secure },
		cookies: {
			getAll: () => cookies.getAll(),
			setAll: (changed) => {
				for (const { name, value, options } of changed) {
					cookies.set(name, value, {
						...options,
						path: '/',
						httpOnly: true,
						sameSite: 'lax',
						secure
					});
				}
			}
		}
	});
}

/** The session behind the cookies, checked by the database, or null for a visitor. */
export async function readSession(db: Db): Promise<Session | null> {
	const { data, error } = await db.auth.getUser();
	if (error || !data.user) return null;
	const member = await membershipOf(db, data.user.id);
	return {
		userId: data.user.id,
		email: data.user.email ?? '',
		member: member && {
			teamId: member.team_id,
			teamName: member.team.name,
			role: member.role,
			displayName: member.display_name
		}
	};
}
