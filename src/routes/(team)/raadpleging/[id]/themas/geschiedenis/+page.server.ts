import { z } from 'zod';
import { requireMember } from '$lib/access/guard.ts';
import { decisions, HISTORY_PAGE } from '$lib/db/history.ts';
import { members } from '$lib/db/teams.ts';
import { HISTORY_KINDS } from '$lib/themes/history.ts';
import type { PageServerLoad } from './$types';

const Kind = z.enum(HISTORY_KINDS);
const Before = z.iso.datetime({ offset: true });

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { member } = requireMember(locals);
	const wanted = {
		kind: Kind.safeParse(url.searchParams.get('soort')).data,
		person: z.uuid().safeParse(url.searchParams.get('wie')).data
	};
	const before = Before.safeParse(url.searchParams.get('voor')).data;
	const [lines, people] = await Promise.all([
		decisions(locals.db, params.id, { ...wanted, before }),
		members(locals.db, member.teamId)
	]);
	const older = lines.length === HISTORY_PAGE ? lines.at(-1)!.at : null;
	return { lines, wanted, older, isFirst: before === undefined, people };
};
