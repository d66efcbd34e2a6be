import { unwrap, type Db, type Enums, type Tables } from './client.ts';

export type Role = Enums<'member_role'>;
export type Member = Tables<'member'>;

/** True while nobody has set up a team: the first visitor becomes the first coordinator. */
export async function needsFirstTeam(db: Db): Promise<boolean> {
	return unwrap(await db.rpc('needs_first_team'));
}

/** @throws DbError `teamExists` when somebody else was first. */
export async function createFirst(db: Db, teamName: string, displayName: string): Promise<string> {
	return unwrap(
		await db.rpc('create_first_team', { team_name: teamName, display_name: displayName })
	);
}

/** The membership of a user with the team's name, or null for somebody who is in no team. */
export async function membershipOf(db: Db, userId: string) {
	return unwrap(
		await db
			.from('member')
			.select('team_id, role, display_name, email, team (name)')
			.eq('user_id', userId)
			.order('joined_at')
			.limit(1)
			.maybeSingle()
	);
}

export async function members(db: Db, teamId: string): Promise<Member[]> {
	return unwrap(await db.from('member').select('*').eq('team_id', teamId).order('joined_at'));
}

/** @throws DbError `lastCoordinator` when this was the only coordinator. */
export async function changeRole(
	db: Db,
	teamId: string,
	userId: string,
	role: Role
): Promise<void> {
	unwrap(await db.from('member').update({ role }).eq('team_id', teamId).eq('user_id', userId));
}

/** @throws DbError `lastCoordinator` when this was the only coordinator. */
export async function removeMember(db: Db, teamId: string, userId: string): Promise<void> {
	unwrap(await db.from('member').delete().eq('team_id', teamId).eq('user_id', userId));
}

export async function rename(db: Db, teamId: string, name: string): Promise<void> {
	unwrap(await db.from('team').update({ name }).eq('id', teamId));
}
