import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import * as photos from '$lib/db/photos.ts';
import * as reports from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const Id = z.uuid();
const Alt = z.string().trim().max(500);
/** What a worker looks at before a photo is released. */
const CHECKS = ['people', 'plates', 'resident'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requireMember(locals);
	const [list, { themes }] = await Promise.all([
		photos.list(locals.db, params.id),
		reports.counts(locals.db, params.id)
	]);
	return {
		photos: list,
		themes: themes.map(({ id, name }) => ({ id, name })),
		done: url.searchParams.get('klaar')
	};
};

const idIn = (form: FormData, name: string) =>
	Id.safeParse(form.get(name)).data ?? error(400, m.error_failed());
const done = (id: string, what: string) =>
	redirect(303, `/raadpleging/${id}/verslag/fotos?klaar=${what}`);

export const actions: Actions = {
	release: async ({ request, locals, params }) => {
		const { userId } = requireMay(locals, 'edit');
		const form = await request.formData();
		const photo = idIn(form, 'photo');
		const alt = Alt.safeParse(form.get('alt')).data ?? '';
		const theme = Id.safeParse(form.get('theme')).data;
		const unchecked = CHECKS.filter((check) => form.get(check) !== 'yes');
		const errors: Record<string, string> = {};
		if (alt === '') errors.alt = m.photos_alt_missing();
		if (!theme) errors.theme = m.photos_theme_missing();
		if (unchecked.length > 0) errors.check = m.photos_check_missing();
		if (!theme || Object.keys(errors).length > 0) {
			const checked = CHECKS.filter((check) => !unchecked.includes(check));
			return fail(400, { photo, alt, theme: theme ?? '', checked, errors });
		}
		await photos.describe(locals.db, params.id, photo, alt);
		await photos.release(locals.db, {
			id: randomUUID(),
			consultation: params.id,
			photo,
			theme,
			releasedBy: userId
		});
		done(params.id, 'vrijgegeven');
	},
	describe: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = await request.formData();
		const photo = idIn(form, 'photo');
		const alt = Alt.safeParse(form.get('alt')).data ?? '';
		// The report shows it to who cannot see the photo: a released one keeps a description.
		if (alt === '')
			return fail(400, {
				...{ photo, alt, theme: '', checked: [] as string[] },
				errors: { alt: m.photos_alt_missing() }
			});
		await photos.describe(locals.db, params.id, photo, alt);
		done(params.id, 'beschreven');
	},
	revoke: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const release = idIn(await request.formData(), 'release');
		await photos.revoke(locals.db, params.id, release, new Date());
		done(params.id, 'teruggenomen');
	}
};
