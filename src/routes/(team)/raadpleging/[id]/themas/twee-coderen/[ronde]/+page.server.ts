import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { code, codings, queue, resolve, round } from '$lib/db/coders.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import { agreementPerTheme, agrees } from '$lib/themes/agreement.ts';
import type { Actions, PageServerLoad } from './$types';

async function find(locals: App.Locals, params: { id: string; ronde: string }) {
	const known = z.uuid().safeParse(params.ronde).success
		? await round(locals.db, params.id, params.ronde)
		: null;
	if (!known) error(404, m.error_not_found());
	return known;
}

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { member, userId } = requireMember(locals);
	const found = await find(locals, params);
	const people = await members(locals.db, member.teamId);
	const nameOf = (id: string | null) =>
		people.find(({ user_id }) => user_id === id)?.display_name ?? m.coders_former();
	const coders = { first: nameOf(found.first), second: nameOf(found.second) };
	const isCoder = [found.first, found.second].includes(userId);
	if (!found.finished) {
		const next = isCoder ? await queue(locals.db, found.id) : null;
		return { round: found, coders, isCoder, next, result: null };
	}
	const { themes } = await parent();
	const coded = await codings(locals.db, found.id);
	const used = new Set(coded.flatMap(({ first, second }) => [...first, ...second]));
	const differences = coded.filter((answer) => !agrees(answer));
	return {
		round: found,
		coders,
		isCoder,
		next: null,
		result: {
			total: coded.length,
			same: coded.length - differences.length,
			themes: agreementPerTheme(
				coded,
				themes.filter(({ id }) => used.has(id)).map(({ id }) => id)
			),
			differences: differences.length,
			left: differences.filter(({ resolved }) => !resolved).length,
			next: differences.find(({ resolved }) => !resolved) ?? null,
			toSettle: coded.filter((answer) => agrees(answer) && !answer.resolved).length
		}
	};
};

const Chosen = z.object({ answer: z.uuid(), themes: z.array(z.uuid()).max(200) });
const chosen = (form: FormData) =>
	Chosen.safeParse({ answer: form.get('answer'), themes: form.getAll('theme') });

export const actions: Actions = {
	code: async ({ request, locals, params }) => {
		requireMember(locals);
		const { id } = await find(locals, params);
		const wish = chosen(await request.formData());
		if (!wish.success) return fail(400, { said: m.error_failed() });
		try {
			await code(locals.db, id, wish.data.answer, wish.data.themes);
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.notAllowed)) throw problem;
			return fail(403, { said: m.error_forbidden() });
		}
	},
	resolve: async ({ request, locals, params }) => {
		requireMember(locals);
		const { id } = await find(locals, params);
		const wish = chosen(await request.formData());
		if (!wish.success) return fail(400, { said: m.error_failed() });
		const there = await resolve(locals.db, id, wish.data.answer, wish.data.themes);
		return { said: there ? m.coders_settled() : m.coders_gone() };
	},
	settle: async ({ locals, params }) => {
		requireMember(locals);
		const { id } = await find(locals, params);
		const same = (await codings(locals.db, id)).filter((c) => agrees(c) && !c.resolved);
		for (const { answer, first } of same) await resolve(locals.db, id, answer, first);
		return { said: m.coders_settled() };
	}
};
