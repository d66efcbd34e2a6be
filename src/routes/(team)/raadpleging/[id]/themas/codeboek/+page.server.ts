import { requireMay, requireMember } from '$lib/access/guard.ts';
import { examples, step } from '$lib/db/codebook.ts';
import { codebook, history } from '$lib/db/themes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMember(locals);
	const [revisions, shown] = await Promise.all([
		history(locals.db, params.id),
		examples(locals.db, params.id)
	]);
	return { history: revisions, examples: shown };
};

export const actions: Actions = {
	step: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const themes = await codebook(locals.db, params.id);
		const theme = themes.find(({ id }) => id === form.get('theme'));
		if (theme) await step(locals.db, theme.id, form.get('step') === 'up' ? -1 : 1);
	}
};
