import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { DB_CODE, isDbError, type Db } from '$lib/db/client.ts';
import { create, list } from '$lib/db/consultations.ts';
import { draft } from '$lib/db/guides.ts';
import { areaNames, AreaName, MAX_AREAS } from '$lib/guide/consultation.ts';
import type { Guide } from '$lib/guide/guide.ts';
import { emptyGuide, molenwijkGuide } from '$lib/guide/templates.ts';
import { m } from '$lib/paraglide/messages.js';
import { newDetails, readDetails } from '../details-form.ts';
import type { Actions, PageServerLoad } from './$types';

const EMPTY = 'empty';
const MOLENWIJK = 'molenwijk';
const Areas = z.array(AreaName).max(MAX_AREAS);

export const load: PageServerLoad = async ({ locals }) => {
	requireMay(locals, 'edit');
	const consultations = await list(locals.db);
	return {
		// Made here, so that pressing the button twice makes one consultation.
		id: randomUUID(),
		values: newDetails(new Date()),
		others: consultations.map(({ id, title }) => ({ id, title }))
	};
};

/** The guide to start from, or null when that consultation is not there (any more). */
async function startingGuide(db: Db, from: string, title: string): Promise<Guide | null> {
	if (from === EMPTY) return emptyGuide(title);
	if (from === MOLENWIJK) return molenwijkGuide;
	if (!z.uuid().safeParse(from).success) return null;
	return (await draft(db, from))?.guide ?? null;
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { member } = requireMay(locals, 'edit');
		const form = await request.formData();
		const { typed, details, errors = {} } = readDetails(form);
		const lines = String(form.get('areas') ?? '');
		const from = String(form.get('from') ?? EMPTY);
		const areas = Areas.safeParse(areaNames(lines));
		if (!areas.success) errors.areas = m.consultation_areas_wrong({ max: MAX_AREAS });
		const guide = await startingGuide(locals.db, from, typed.title.trim());
		if (!guide) errors.from = m.consultation_from_wrong();
		const id = z.uuid().safeParse(form.get('id')).data ?? randomUUID();
		if (!details || !areas.success || !guide) {
			return fail(400, { id, typed, areas: lines, from, errors });
		}
		try {
			await create(locals.db, {
				...details,
				id,
				team_id: member.teamId,
				areas: areas.data,
				guide
			});
		} catch (cause) {
			const sentTwice =
				isDbError(cause, DB_CODE.unique) && cause.message.includes('consultation_pkey');
			if (!sentTwice) throw cause;
		}
		redirect(303, `/raadpleging/${id}/leidraad`);
	}
};
