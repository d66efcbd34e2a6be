import { requireMember } from '$lib/access/guard.ts';
import { codebook, openQuestions } from '$lib/db/themes.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, depends }) => {
	const { userId } = requireMember(locals);
	depends('themes:codebook');
	const [themes, questions] = await Promise.all([
		codebook(locals.db, params.id),
		openQuestions(locals.db, params.id)
	]);
	return { themes, questions, userId };
};
