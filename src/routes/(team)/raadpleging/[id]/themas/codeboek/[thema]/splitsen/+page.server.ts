import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { split } from '$lib/db/codebook.ts';
import { answersBehind, codebook } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { readFilters } from '$lib/themes/filters.ts';
import { keyFor } from '$lib/themes/marks.ts';
import { nextColour } from '$lib/themes/palette.ts';
import { whyOf } from '../../theme-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many answers stand on the page; a search word brings others. */
const MOST = 200;
/** A marked part as the form names it: the answer and where the part starts. */
const Part = z
	.string()
	.regex(/^[0-9a-f-]{36} \d{1,6}$/)
	.transform((said) => ({ answer: said.slice(0, 36), start: Number(said.slice(37)) }));
const NewTheme = z.object({
	name: z.string().trim().min(1).max(80),
	chosen: z
		.object({ answers: z.array(z.uuid()).max(MOST), parts: z.array(Part).max(4 * MOST) })
		.refine(({ answers, parts }) => answers.length + parts.length > 0)
});

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	requireMay(locals, 'edit');
	const { themes } = await parent();
	const theme = themes.find((t) => t.key === params.thema && !t.archived_at);
	if (!theme) error(404, m.error_not_found());
	const { search } = readFilters(url.searchParams);
	const answers = await answersBehind(locals.db, params.id, {
		pick: 'theme',
		theme: theme.id,
		filters: { search },
		most: MOST
	});
	// What stands with a subtheme of it is that subtheme's to give.
	const own = answers.filter(({ codings }) =>
		codings.some((coding) => coding.theme === theme.id && coding.state !== 'rejected')
	);
	return { theme, answers: own, search: search ?? '', full: answers.length === MOST };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const [name, answers, parts] = [
			form.get('name'),
			form.getAll('answer').map(String),
			form.getAll('part').map(String)
		];
		const typed = { name: String(name ?? ''), answers, parts, why: whyOf(form) };
		const parsed = NewTheme.safeParse({ name, chosen: { answers, parts } });
		if (!parsed.success) {
			const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
			return fail(400, {
				typed,
				nameError: wrong.has('name') ? m.codebook_field_name_wrong() : undefined,
				answersError: wrong.has('chosen') ? m.codebook_split_answers_wrong() : undefined
			});
		}
		const themes = await codebook(locals.db, params.id);
		const source = themes.find((t) => t.key === params.thema && !t.archived_at);
		if (!source) error(404, m.error_not_found());
		const key = keyFor(
			parsed.data.name,
			themes.map((theme) => theme.key)
		);
		const theme = {
			id: randomUUID(),
			key,
			name: parsed.data.name,
			definition: '',
			includes: '',
			excludes: '',
			colour: nextColour(themes.filter((t) => !t.archived_at).map(({ colour }) => colour)),
			position: source.position
		};
		await split(locals.db, source.id, theme, parsed.data.chosen, typed.why);
		redirect(303, `/raadpleging/${params.id}/themas/codeboek/${key}?bewaard`);
	}
};
