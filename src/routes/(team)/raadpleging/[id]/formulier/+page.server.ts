import { requireMember } from '$lib/access/guard.ts';
import { newestVersion } from '$lib/db/guides.ts';
import { Language } from '$lib/guide/guide.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
	const { member } = requireMember(locals);
	const { consultation } = await parent();
	const version = await newestVersion(locals.db, params.id);
	const asked = Language.safeParse(url.searchParams.get('in')).data ?? 'nl';
	return {
		team: member.teamName,
		guide: version?.guide ?? null,
		number: version?.number ?? null,
		in: consultation.languages.includes(asked) ? asked : ('nl' as const)
	};
};
