import { requireMember } from '$lib/access/guard.ts';
import { composeReport, readersView } from '$lib/report/compose.ts';
import type { PageServerLoad } from './$types';
import { readSources } from '../sources.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { member } = requireMember(locals);
	const { sources, next } = await readSources(locals.db, params.id);
	const composed = composeReport(sources);
	return {
		team: member.teamName,
		lacks: composed.state === 'ready' ? null : composed.state,
		report: composed.state === 'ready' ? readersView(composed, sources, next, new Date()) : null
	};
};
