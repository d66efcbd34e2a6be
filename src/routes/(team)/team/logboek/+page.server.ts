import { requireMember } from '$lib/access/guard.ts';
import { page } from '$lib/db/activity.ts';
import { members } from '$lib/db/teams.ts';
import type { PageServerLoad } from './$types';

const LINES = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { member } = requireMember(locals);
	const before = Number(url.searchParams.get('voor')) || undefined;
	const [lines, people] = await Promise.all([
		page(locals.db, member.teamId, LINES, before),
		members(locals.db, member.teamId)
	]);
	return {
		lines,
		names: Object.fromEntries(people.map((person) => [person.user_id, person.display_name])),
		older: lines.length === LINES ? lines.at(-1)?.id : undefined
	};
};
