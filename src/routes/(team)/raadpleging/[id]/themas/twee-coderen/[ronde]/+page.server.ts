import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { code, codings, queue, resolve, round } from '$lib/db/coders.ts';
import * as committee from '$lib/db/committee-rounds.ts';
import { members } from '$lib/db/teams.ts';
import { m } from '$lib/paraglide/messages.js';
import { agreementPerTheme, agrees, allAgree, committeeAgreement } from '$lib/themes/agreement.ts';
import type { Db } from '$lib/db/client.ts';
import type { Actions, PageServerLoad } from './$types';

async function find(locals: App.Locals, params: { id: string; ronde: string }) {
	const known = z.uuid().safeParse(params.ronde).success
		? await round(locals.db, params.id, params.ronde)
		: null;
	if (!known) error(404, m.error_not_found());
	return known;
}

/** How a finished round with the committee came out. */
async function committeeResult(db: Db, id: string, themes: readonly { id: string }[]) {
	const coded = await committee.codings(db, id);
	const used = new Set(coded.flatMap(({ coder, readers }) => [coder, ...readers].flat()));
	const differences = coded.filter((answer) => !allAgree(answer));
	return {
		total: coded.length,
		same: coded.length - differences.length,
		members: coded[0]?.readers.length ?? 0,
		themes: committeeAgreement(
			coded,
			themes.filter((theme) => used.has(theme.id)).map((theme) => theme.id)
		),
		differences: differences.length,
		left: differences.filter(({ resolved }) => !resolved).length,
		next: differences.find(({ resolved }) => !resolved) ?? null
	};
}

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { member, userId } = requireMember(locals);
	const found = await find(locals, params);
	const people = await members(locals.db, member.teamId);
	const nameOf = (id: string | null) =>
		people.find(({ user_id }) => user_id === id)?.display_name ?? m.coders_former();
	const coders = { first: nameOf(found.first), second: nameOf(found.second) };
	const isCoder = [found.first, found.second].includes(userId);
	const common = { round: found, coders, isCoder, next: null, result: null, committee: null };
	if (!found.finished) {
		const next = isCoder ? await queue(locals.db, found.id) : null;
		const progress = found.withCommittee ? await committee.progress(locals.db, found.id) : null;
		return { ...common, next, progress };
	}
	const { themes } = await parent();
	if (found.withCommittee) {
		const result = await committeeResult(locals.db, found.id, themes);
		return { ...common, progress: null, committee: result };
	}
	const coded = await codings(locals.db, found.id);
	const used = new Set(coded.flatMap(({ first, second }) => [...first, ...second]));
	const differences = coded.filter((answer) => !agrees(answer));
	return {
		...common,
		progress: null,
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
	finish: async ({ locals, params }) => {
		requireMay(locals, 'edit');
		const { id } = await find(locals, params);
		try {
			await committee.finish(locals.db, id);
		} catch (problem) {
			if (!isDbError(problem, DB_CODE.codersFirst)) throw problem;
			return fail(409, { said: m.coders_committee_early() });
		}
	},
	settle: async ({ locals, params }) => {
		requireMember(locals);
		const { id } = await find(locals, params);
		const same = (await codings(locals.db, id)).filter((c) => agrees(c) && !c.resolved);
		for (const { answer, first } of same) await resolve(locals.db, id, answer, first);
		return { said: m.coders_settled() };
	}
};
