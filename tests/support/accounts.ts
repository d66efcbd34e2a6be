import { createHash, randomBytes } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import { clientFromCookies } from '../../src/lib/access/session.ts';
import { unwrap, type Db } from '../../src/lib/db/client.ts';
import * as invitations from '../../src/lib/db/invitations.ts';
import * as teams from '../../src/lib/db/teams.ts';
import type { Backstage } from './backstage.ts';

export const PASSWORD = 'een lange zin als wachtwoord';

export interface Account {
	role: teams.Role;
	name: string;
	email: string;
	password: string;
	userId: string;
	teamId: string;
	/** Acts as this member. */
	db: Db;
	/** What the browser of this member holds after signing in. */
	cookies: { name: string; value: string }[];
}

const NAMES = {
	coordinator: 'Corrie Coördinator',
	worker: 'Wim Medewerker',
	reviewer: 'Rita Meelezer'
} satisfies Record<teams.Role, string>;

function cookieJar(): { jar: Map<string, string>; cookies: Cookies } {
	const jar = new Map<string, string>();
	const cookies: Cookies = {
		get: (name) => jar.get(name),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name, value) => void jar.set(name, value),
		delete: (name) => void jar.delete(name),
		serialize: (name, value) => `${name}=${value}`
	};
	return { jar, cookies };
}

/** Makes an account and signs it in, with the product's own cookies. */
export async function signUp(backstage: Backstage, email: string) {
	const { jar, cookies } = cookieJar();
	const db = clientFromCookies(backstage, cookies, false);
	const { data, error } = await db.auth.signUp({ email, password: PASSWORD });
	if (error) throw error;
	return {
		db,
		userId: data.user!.id,
		cookies: () => [...jar].map(([name, value]) => ({ name, value }))
	};
}

/** Somebody who has an account and a team already. */
export async function signedIn(
	backstage: Backstage,
	signIn: { email: string; password: string }
): Promise<Account> {
	const { jar, cookies } = cookieJar();
	const db = clientFromCookies(backstage, cookies, false);
	const { data, error } = await db.auth.signInWithPassword(signIn);
	if (error) throw error;
	const member = await teams.membershipOf(db, data.user.id);
	if (!member) throw new Error(`${signIn.email} is in no team`);
	return {
		...signIn,
		db,
		userId: data.user.id,
		teamId: member.team_id,
		role: member.role,
		name: member.display_name,
		cookies: [...jar].map(([name, value]) => ({ name, value }))
	};
}

export interface Invited {
	token: string;
	/** What the coordinator sends. */
	path: string;
}

/** An invitation link, as a coordinator makes it. */
export async function invite(by: Account, role: teams.Role, days = 7): Promise<Invited> {
	const token = randomBytes(16).toString('hex');
	await invitations.create(by.db, {
		teamId: by.teamId,
		role,
		label: NAMES[role],
		tokenHash: createHash('sha256').update(token).digest('hex'),
		createdBy: by.userId,
		expiresAt: new Date(Date.now() + days * 86_400_000)
	});
	return { token, path: `/uitnodiging/${token}` };
}

/** The first coordinator with their team; further teams are made as the schema's owner would. */
export async function coordinatorOf(
	backstage: Backstage,
	teamName: string,
	email: string
): Promise<Account> {
	const { db, userId, cookies } = await signUp(backstage, email);
	const name = NAMES.coordinator;
	const first = await teams.needsFirstTeam(db);
	const teamId = first
		? await teams.createFirst(db, teamName, name)
		: await furtherTeam(backstage, teamName, userId, name, email);
	return {
		role: 'coordinator',
		name,
		email,
		password: PASSWORD,
		userId,
		teamId,
		db,
		cookies: cookies()
	};
}

async function furtherTeam(
	backstage: Backstage,
	teamName: string,
	userId: string,
	name: string,
	email: string
): Promise<string> {
	const [team] = await backstage.sql(
		`with t as (insert into public.team (name) values ('${teamName}') returning id)
		insert into public.member (team_id, user_id, role, display_name, email)
		select id, '${userId}', 'coordinator', '${name}', '${email}' from t returning team_id`
	);
	return String(team?.team_id);
}

/** Somebody who came in through an invitation. */
export async function joined(
	backstage: Backstage,
	by: Account,
	role: Exclude<teams.Role, 'coordinator'>,
	email: string
): Promise<Account> {
	const invitation = await invite(by, role);
	const { db, userId, cookies } = await signUp(backstage, email);
	await invitations.accept(db, invitation.token, NAMES[role]);
	unwrap(await db.from('member').select('role').eq('user_id', userId).single());
	return {
		role,
		name: NAMES[role],
		email,
		password: PASSWORD,
		userId,
		teamId: by.teamId,
		db,
		cookies: cookies()
	};
}
