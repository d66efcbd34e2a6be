import { requireMember } from '$lib/access/guard.ts';
import { list } from '$lib/db/consultations.ts';
import * as progress from '$lib/db/progress.ts';
import type { PageServerLoad } from './$types';
import { nextStep } from './next-step.ts';

export const load: PageServerLoad = async ({ locals }) => {
	requireMember(locals);
	const [consultations, states] = await Promise.all([list(locals.db), progress.all(locals.db)]);
	const today = new Date().toISOString().slice(0, 10);
	return {
		cards: consultations.flatMap((consultation) => {
			const state = states.get(consultation.id);
			return state ? [{ consultation, state, next: nextStep(consultation, state, today) }] : [];
		})
	};
};
