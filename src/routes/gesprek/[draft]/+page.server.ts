import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import * as consultations from '$lib/db/consultations.ts';
import * as guides from '$lib/db/guides.ts';
import * as interviews from '$lib/db/interviews.ts';
import * as responses from '$lib/db/responses.ts';
import { m } from '$lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	requireMay(locals, 'edit');
	if (!z.uuid().safeParse(params.draft).success) error(404, m.error_not_found());
	const open = await interviews.get(locals.db, params.draft);
	// Sent already, perhaps from another screen: the page says so.
	const consultationId =
		open?.consultationId ?? (await responses.consultationOf(locals.db, params.draft));
	if (!consultationId) error(404, m.interview_not_found());
	const [version, consultation] = await Promise.all([
		open && guides.version(locals.db, open.versionId),
		consultations.get(locals.db, consultationId)
	]);
	if (!consultation) error(404, m.error_not_found());
	const { id, title, code, languages, area } = consultation;
	const areas = area.map((one) => ({ id: one.id, name: one.name }));
	return {
		id: params.draft,
		open,
		guide: version?.guide,
		consultation: { id, title, code, languages, areas }
	};
};
