import { requireMember } from '$lib/access/guard.ts';
import { list } from '$lib/db/photos.ts';
import { composeReport, readersView } from '$lib/report/compose.ts';
import type { PageServerLoad } from './$types';
import { readSources } from '../sources.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { member } = requireMember(locals);
	const [{ sources, next }, photos] = await Promise.all([
		readSources(locals.db, params.id),
		list(locals.db, params.id)
	]);
	const composed = composeReport(sources);
	return {
		team: member.teamName,
		photos: photos.flatMap(({ id, alt, release }) =>
			release ? { id, alt, theme: release.theme } : []
		),
		lacks: composed.state === 'ready' ? null : composed.state,
		report: composed.state === 'ready' ? readersView(composed, sources, next, new Date()) : null
	};
};
