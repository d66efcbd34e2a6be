import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { add, remove as removeArea, rename, use, type AreaOutcome } from '$lib/db/areas.ts';
import { get, remove, takeMedia, update } from '$lib/db/consultations.ts';
import { AreaName, MAX_AREAS } from '$lib/guide/consultation.ts';
import { MEDIA_LIMITS } from '$lib/media/limits.ts';
import { MediaSettings, TalkSettings } from '$lib/media/media.ts';
import { m } from '$lib/paraglide/messages.js';
import { readDetails } from '../../details-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	requireMember(locals);
	await parent();
	return { areaUse: Object.fromEntries(await use(locals.db, params.id)) };
};

const REFUSED = {
	'name-taken': m.area_name_taken,
	'in-use': m.area_in_use
} satisfies Record<Exclude<AreaOutcome, 'done'>, () => string>;

/** What an area's form says back: which area it was about (none for a new one) and what was wrong. */
function areaAnswer(outcome: AreaOutcome, area?: string) {
	return outcome === 'done'
		? { saved: 'areas' as const }
		: fail(409, { area: { id: area, message: REFUSED[outcome]() } });
}

const areaId = (form: FormData) => z.uuid().safeParse(form.get('area')).data ?? error(400);
/** Null for an empty field, undefined for something that is no number of homes. */
const areaHomes = (form: FormData) =>
	z
		.literal('')
		.transform(() => null)
		.or(z.coerce.number().int().min(1).max(100_000))
		.safeParse(String(form.get('homes') ?? '').trim()).data;
const areaName = (form: FormData) => AreaName.safeParse(form.get('name')).data;

export const actions: Actions = {
	details: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const { typed, details, errors } = readDetails(await request.formData());
		if (!details) return fail(400, { typed, errors });
		await update(locals.db, params.id, details);
		return { saved: 'details' as const };
	},
	media: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const voice_minutes = String(form.get('voice_minutes') ?? '').trim() || '0';
		const photos = form.get('photos') === 'yes';
		const settings = MediaSettings.safeParse({ voice_minutes, photos });
		if (!settings.success) {
			const error = m.media_settings_minutes_wrong({ max: MEDIA_LIMITS.voice.maxMinutes });
			return fail(400, { media: { voice_minutes, photos, error } });
		}
		await takeMedia(locals.db, params.id, settings.data);
		return { saved: 'media' as const };
	},
	talks: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const talk_days = String(form.get('talk_days') ?? '').trim() || '0';
		const talks = form.get('talks') === 'yes';
		const settings = TalkSettings.safeParse({ talks, talk_days });
		if (!settings.success) {
			const error = m.talk_settings_days_wrong({ max: MEDIA_LIMITS.talk.maxDays });
			return fail(400, { talk: { talks, talk_days, error } });
		}
		await takeMedia(locals.db, params.id, settings.data);
		return { saved: 'talks' as const };
	},
	addArea: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const name = areaName(await request.formData());
		if (!name) return fail(400, { area: { id: undefined, message: m.area_name_wrong() } });
		const areas = (await get(locals.db, params.id))?.area ?? error(404, m.error_not_found());
		if (areas.length >= MAX_AREAS) {
			return fail(409, { area: { id: undefined, message: m.area_too_many({ max: MAX_AREAS }) } });
		}
		const position = 1 + Math.max(0, ...areas.map((area) => area.position));
		return areaAnswer(await add(locals.db, params.id, name, position));
	},
	renameArea: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const id = areaId(form);
		const name = areaName(form);
		if (!name) return fail(400, { area: { id, message: m.area_name_wrong() } });
		const homes = areaHomes(form);
		if (homes === undefined) return fail(400, { area: { id, message: m.area_homes_wrong() } });
		return areaAnswer(await rename(locals.db, params.id, id, { name, homes }), id);
	},
	removeArea: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const id = areaId(await request.formData());
		return areaAnswer(await removeArea(locals.db, params.id, id), id);
	},
	delete: async ({ request, locals, params }) => {
		requireMay(locals, 'manage');
		const form = await request.formData();
		const consultation = (await get(locals.db, params.id)) ?? error(404, m.error_not_found());
		if (String(form.get('confirm') ?? '').trim() !== consultation.title.trim()) {
			return fail(400, { deleteError: m.consultation_delete_wrong() });
		}
		await remove(locals.db, params.id);
		redirect(303, '/');
	}
};
