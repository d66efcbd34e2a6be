import { unwrap, type Db, type Tables } from './client.ts';
import type { Role } from './teams.ts';

export type Invitation = Tables<'invitation'>;

interface NewInvitation {
	teamId: string;
	role: Role;
	/** For whom, in the coordinator's own words. */
	label: string;
	/** SHA-256 of the token in the link, in hexadecimal: the token itself is never stored. */
	tokenHash: string;
	createdBy: string;
	expiresAt: Date;
}

export async function create(db: Db, invitation: NewInvitation): Promise<void> {
	unwrap(
		await db.from('invitation').insert({
			team_id: invitation.teamId,
			role: invitation.role,
			label: invitation.label,
			token_hash: invitation.tokenHash,
			created_by: invitation.createdBy,
			expires_at: invitation.expiresAt.toISOString()
		})
	);
}

/** Invitations that were not used yet, the newest first. */
export async function open(db: Db, teamId: string): Promise<Invitation[]> {
	return unwrap(
		await db
			.from('invitation')
			.select('*')
			.eq('team_id', teamId)
			.is('used_at', null)
			.order('created_at', { ascending: false })
	);
}

export async function takeBack(db: Db, id: string): Promise<void> {
	unwrap(await db.from('invitation').delete().eq('id', id));
}

/** What the holder of a link may know: the team, the role, and whether the link still works. Null when unknown. */
export async function info(db: Db, token: string) {
	return unwrap(await db.rpc('invitation_info', { token }).maybeSingle());
}

/** @throws DbError `invitationClosed` when it was used, taken back, or has expired. */
export async function accept(db: Db, token: string, displayName: string): Promise<void> {
	unwrap(await db.rpc('accept_invitation', { token, display_name: displayName }));
}
