import { createHash, randomBytes } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm, RoleName, TeamName } from '$lib/access/fields.ts';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import * as devices from '$lib/db/devices.ts';
import * as invitations from '$lib/db/invitations.ts';
import * as teams from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

export const load: PageServerLoad = async ({ locals }) => {
	const { member, userId } = requireMember(locals);
	const manages = member.role === 'coordinator';
	return {
		userId,
		members: await teams.members(locals.db, member.teamId),
		invitations: manages ? await invitations.open(locals.db, member.teamId) : [],
		devices: manages ? await devices.list(locals.db, member.teamId) : []
	};
};

const Invite = z.object({ role: RoleName, label: z.string().trim().max(120) });
const MemberChange = z.object({ user: z.uuid(), role: RoleName });
const MemberRemoval = z.object({ user: z.uuid() });
const InvitationChoice = z.object({ id: z.uuid() });
const DeviceChoice = z.object({ device: z.uuid() });

/** Runs a change of the members; keeping the last coordinator is the one refusal that a person can mend. */
async function changeMembers(change: () => Promise<void>, done: string) {
	try {
		await change();
	} catch (error) {
		if (!isDbError(error, DB_CODE.lastCoordinator)) throw error;
		return fail(409, { memberError: m.team_last_coordinator() });
	}
	return { memberDone: done };
}

export const actions: Actions = {
	invite: async ({ request, locals, url }) => {
		const { member, userId } = requireMay(locals, 'manage');
		const { data, errors } = parseForm(Invite, await request.formData(), {
			role: m.team_role_wrong(),
			label: m.team_label_wrong()
		});
		if (errors) return fail(400, { errors });
		const token = randomBytes(24).toString('base64url');
		await invitations.create(locals.db, {
			teamId: member.teamId,
			role: data.role,
			label: data.label,
			tokenHash: createHash('sha256').update(token).digest('hex'),
			createdBy: userId,
			expiresAt: new Date(Date.now() + INVITATION_DAYS * DAY_MS)
		});
		return { link: `${url.origin}/uitnodiging/${token}` };
	},
	wipe: async ({ request, locals }) => {
		requireMay(locals, 'manage');
		const choice = DeviceChoice.safeParse(Object.fromEntries(await request.formData()));
		const asked = choice.success && (await devices.askWipe(locals.db, choice.data.device));
		if (!asked) return fail(400, { memberError: m.error_not_found() });
		return { memberDone: m.devices_wipe_done() };
	},
	takeBack: async ({ request, locals }) => {
		requireMay(locals, 'manage');
		const { id } = InvitationChoice.parse(Object.fromEntries(await request.formData()));
		await invitations.takeBack(locals.db, id);
		return { memberDone: m.team_invitation_gone() };
	},
	role: async ({ request, locals }) => {
		const { member } = requireMay(locals, 'manage');
		const { user, role } = MemberChange.parse(Object.fromEntries(await request.formData()));
		return changeMembers(
			() => teams.changeRole(locals.db, member.teamId, user, role),
			m.team_role_changed()
		);
	},
	remove: async ({ request, locals }) => {
		const { member } = requireMay(locals, 'manage');
		const { user } = MemberRemoval.parse(Object.fromEntries(await request.formData()));
		return changeMembers(
			() => teams.removeMember(locals.db, member.teamId, user),
			m.team_member_removed()
		);
	},
	rename: async ({ request, locals }) => {
		const { member } = requireMay(locals, 'manage');
		const { data, errors } = parseForm(z.object({ team: TeamName }), await request.formData(), {
			team: m.field_team_wrong()
		});
		if (errors) return fail(400, { errors });
		await teams.rename(locals.db, member.teamId, data.team);
		return { memberDone: m.saved() };
	}
};
