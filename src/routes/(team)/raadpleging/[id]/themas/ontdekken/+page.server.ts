import { randomUUID } from 'node:crypto';
import { fail, type ActionFailure } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError, type Db } from '$lib/db/client.ts';
import {
	candidates,
	decideCandidate,
	renameCandidate,
	type CandidateDecision,
	type FoundCandidate
} from '$lib/db/discovery.ts';
import { codebook, type Theme, type ThemeFields } from '$lib/db/themes.ts';
import { m } from '$lib/paraglide/messages.js';
import { defaultCodebook } from '$lib/themes/codebook.ts';
import { keyFor } from '$lib/themes/marks.ts';
import { nextColour } from '$lib/themes/palette.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	requireMember(locals);
	depends('themes:candidates');
	return { candidates: await candidates(locals.db, params.id) };
};

const Label = z.string().trim().min(1).max(80);

/** The theme that a candidate becomes. One that is called as a theme of the default codebook takes its texts over. */
function themeFrom(name: string, themes: readonly Theme[]): ThemeFields {
	const taken = themes.map(({ key }) => key);
	const known = defaultCodebook.find((theme) => theme.name === name && !taken.includes(theme.id));
	return {
		id: randomUUID(),
		key: known?.id ?? keyFor(name, taken),
		name,
		definition: known?.definition ?? '',
		includes: known?.includes ?? '',
		excludes: known?.excludes ?? '',
		colour: nextColour(themes.filter((t) => !t.archived_at).map(({ colour }) => colour)),
		position: Math.max(-1, ...themes.map(({ position }) => position)) + 1
	};
}

interface Asked {
	db: Db;
	form: FormData;
	candidate: FoundCandidate;
	themes: Theme[];
}
type Said = { done: string } | ActionFailure<{ wrong: string; candidate?: string }>;

/** Decides, unless a colleague was first. */
async function decide(
	{ db, form, candidate }: Asked,
	decision: CandidateDecision,
	done: string
): Promise<Said> {
	try {
		await decideCandidate(db, candidate.id, decision, String(form.get('why') ?? '').slice(0, 500));
		return { done };
	} catch (problem) {
		if (!isDbError(problem, DB_CODE.decided, DB_CODE.mergeTarget)) throw problem;
		return fail(409, { wrong: m.discovery_decided() });
	}
}

const action =
	(act: (asked: Asked) => Promise<Said>) =>
	async ({
		request,
		locals,
		params
	}: {
		request: Request;
		locals: App.Locals;
		params: { id: string };
	}) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const [known, themes] = await Promise.all([
			candidates(locals.db, params.id),
			codebook(locals.db, params.id)
		]);
		const candidate = known.find(({ id }) => id === form.get('candidate'));
		if (!candidate) return fail(409, { wrong: m.discovery_decided() });
		return act({ db: locals.db, form, candidate, themes });
	};

export const actions = {
	accept: action(async (asked) => {
		const label = Label.safeParse(asked.form.get('label'));
		if (!label.success)
			return fail(400, { wrong: m.codebook_field_name_wrong(), candidate: asked.candidate.id });
		const theme = themeFrom(label.data, asked.themes);
		return decide(asked, { act: 'accept', theme }, m.discovery_accepted({ label: label.data }));
	}),
	rename: action(async ({ db, form, candidate }) => {
		const label = Label.safeParse(form.get('label'));
		if (!label.success)
			return fail(400, { wrong: m.codebook_field_name_wrong(), candidate: candidate.id });
		await renameCandidate(db, candidate.id, label.data);
		return { done: m.discovery_renamed() };
	}),
	merge: action(async (asked) => {
		const { form, candidate, themes } = asked;
		const target = themes.find(({ key, archived_at }) => !archived_at && key === form.get('into'));
		if (!target) return fail(400, { wrong: m.codebook_merge_wrong(), candidate: candidate.id });
		const said = m.discovery_merged({ label: candidate.label, theme: target.name });
		return decide(asked, { act: 'merge', target: target.id }, said);
	}),
	refuse: action((asked) =>
		decide(asked, { act: 'refuse' }, m.discovery_refused_done({ label: asked.candidate.label }))
	),
	reopen: action((asked) => decide(asked, { act: 'reopen' }, '')),
	acceptAll: async ({ locals, params }) => {
		requireMay(locals, 'edit');
		const open = (await candidates(locals.db, params.id)).filter(
			({ state, voices }) => state === 'open' && !voices
		);
		for (const { id, label } of open) {
			const theme = themeFrom(label, await codebook(locals.db, params.id));
			await decideCandidate(locals.db, id, { act: 'accept', theme }, '');
		}
		return { done: m.discovery_accepted_all({ count: open.length }) };
	}
} satisfies Actions;
