import { error } from '@sveltejs/kit';
import { requireMember } from '$lib/access/guard.ts';
import { overview } from '$lib/db/doors.ts';
import { one } from '$lib/db/progress.ts';
import { m } from '$lib/paraglide/messages.js';
import { nextStep } from '../../next-step.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	requireMember(locals);
	const { consultation } = await parent();
	const [progress, areas] = await Promise.all([
		one(locals.db, params.id),
		overview(locals.db, params.id)
	]);
	if (!progress) error(404, m.error_not_found());
	return {
		progress,
		areas,
		next: nextStep(consultation, progress, new Date().toISOString().slice(0, 10)),
		residentLink: `${url.origin}/v/${consultation.code}`
	};
};
