import { randomBytes, randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { newInterview, readInterview } from '$lib/answering/interview.ts';
import { CODE_BYTES, withdrawalCode } from '$lib/answering/withdrawal-code.ts';
import * as consultations from '$lib/db/consultations.ts';
import * as guides from '$lib/db/guides.ts';
import * as interviews from '$lib/db/interviews.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

/** What the list says of an interview in progress. */
async function summarise(db: App.Locals['db'], open: interviews.OpenInterview) {
	const version = await guides.version(db, open.versionId);
	const reading = version && readInterview(version.guide, open.interview);
	return {
		id: open.id,
		consultationId: open.consultationId,
		mode: open.interview.mode,
		startedAt: open.interview.startedAt,
		savedAt: open.savedAt,
		answered: reading ? Object.keys(reading.answers).length : 0,
		asked: reading ? reading.asked.length : 0,
		notes: open.interview.notes.filter((note) => !note.dropped).length
	};
}

export const load: PageServerLoad = async ({ locals, url }) => {
	requireMay(locals, 'edit');
	const only = url.searchParams.get('raadpleging');
	const [all, inProgress] = await Promise.all([
		consultations.list(locals.db),
		interviews.inProgress(locals.db)
	]);
	const shown = only ? all.filter(({ id }) => id === only) : all;
	if (only && shown.length === 0) error(404, m.error_not_found());
	const [open, ready] = await Promise.all([
		Promise.all(inProgress.map((one) => summarise(locals.db, one))),
		Promise.all(shown.map(({ id }) => guides.versions(locals.db, id)))
	]);
	return {
		only,
		open,
		names: Object.fromEntries(all.map(({ id, title }) => [id, title])),
		consultations: shown.map(({ id, title, neighbourhood }, index) => ({
			id,
			title,
			neighbourhood,
			published: (ready[index]?.length ?? 0) > 0
		}))
	};
};

const Start = z.object({ consultation: z.uuid(), mode: z.enum(['assisted', 'paper']) });

export const actions: Actions = {
	start: async ({ request, locals }) => {
		const { userId } = requireMay(locals, 'edit');
		const asked = Start.safeParse(Object.fromEntries(await request.formData()));
		const version =
			asked.success && (await guides.newestVersion(locals.db, asked.data.consultation));
		if (!asked.success || !version) return fail(400, { message: m.interviews_no_guide() });
		const id = randomUUID();
		const code = withdrawalCode(randomBytes(CODE_BYTES));
		await interviews.start(locals.db, {
			id,
			consultationId: version.consultationId,
			versionId: version.id,
			userId,
			interview: newInterview(asked.data.mode, { code, startedAt: new Date().toISOString() })
		});
		redirect(303, `/gesprek/${id}`);
	},

	remove: async ({ request, locals }) => {
		requireMay(locals, 'edit');
		const id = z.uuid().safeParse((await request.formData()).get('id'));
		if (!id.success) return fail(400, { message: m.error_not_found() });
		await interviews.remove(locals.db, id.data);
		return { removed: true };
	}
};
