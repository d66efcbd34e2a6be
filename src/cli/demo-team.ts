import { createHash, randomBytes } from 'node:crypto';
import { anonymous, unwrap, type Db } from '../lib/db/client.ts';
import * as invitations from '../lib/db/invitations.ts';
import type { Rung } from '../lib/db/rung.ts';
import * as teams from '../lib/db/teams.ts';
import { ACCOUNTS, TEAM } from './demo-story.ts';

export interface DemoMember {
	db: Db;
	userId: string;
}
export interface DemoTeam {
	teamId: string;
	coordinator: DemoMember;
	worker: DemoMember;
}

const INVITATION_DAYS = 1;

/**
 * The demo's team with its three accounts: made on a database without any team, or found again.
 * @returns nothing when the database belongs to another team
 */
export async function demoTeam(rung: Rung): Promise<DemoTeam | undefined> {
	const first = await teams.needsFirstTeam(anonymous(rung));
	const coordinator = await enter(rung, 'coordinator', first);
	if (!coordinator) return undefined;
	if (first) await teams.createFirst(coordinator.db, TEAM, ACCOUNTS.coordinator.name);
	const own = await teams.membershipOf(coordinator.db, coordinator.userId);
	if (own?.team.name !== TEAM) return undefined;
	const worker = await join(rung, coordinator, own.team_id, 'worker');
	await join(rung, coordinator, own.team_id, 'reviewer');
	return { teamId: own.team_id, coordinator, worker };
}

/** Signs in, or signs up when `may`. @returns nothing when there is no such account and none may be made */
async function enter(
	rung: Rung,
	role: keyof typeof ACCOUNTS,
	may: boolean
): Promise<DemoMember | undefined> {
	const db = anonymous(rung);
	const { email, password } = ACCOUNTS[role];
	const known = await db.auth.signInWithPassword({ email, password });
	if (known.data.user) return { db, userId: known.data.user.id };
	if (!may) return undefined;
	const { user } = unwrap(await db.auth.signUp({ email, password }));
	return user ? { db, userId: user.id } : undefined;
}

async function join(
	rung: Rung,
	by: DemoMember,
	teamId: string,
	role: 'worker' | 'reviewer'
): Promise<DemoMember> {
	const member = await enter(rung, role, true);
	if (!member) throw new Error(`the demo's ${role} cannot sign up`);
	if (await teams.membershipOf(member.db, member.userId)) return member;
	const token = randomBytes(24).toString('base64url');
	await invitations.create(by.db, {
		teamId,
		role,
		label: ACCOUNTS[role].name,
		tokenHash: createHash('sha256').update(token).digest('hex'),
		createdBy: by.userId,
		expiresAt: new Date(Date.now() + INVITATION_DAYS * 86_400_000)
	});
	await invitations.accept(member.db, token, ACCOUNTS[role].name);
	return member;
}
