import { randomInt } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { parseForm } from '$lib/access/fields.ts';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { dayAfter, LINK_DAYS, linkCode, linkForm, linkState } from '$lib/committee/link.ts';
import * as links from '$lib/db/committee-links.ts';
import { list as reactionsOf } from '$lib/db/reactions.ts';
import { versions as versionsOf } from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requireMember(locals);
	const now = new Date();
	const [all, reactions, versions] = await Promise.all([
		links.list(locals.db, params.id),
		reactionsOf(locals.db, params.id),
		versionsOf(locals.db, params.id)
	]);
	return {
		links: all.map((link) => ({ ...link, state: linkState(link, now) })),
		versions: versions.map((version) => ({
			...version,
			reactions: reactions.filter((reaction) => reaction.report === version.id)
		})),
		days: {
			usual: dayAfter(now, LINK_DAYS.usual),
			first: dayAfter(now, 1),
			last: dayAfter(now, LINK_DAYS.most)
		},
		done: url.searchParams.get('klaar')
	};
};

export const actions: Actions = {
	create: async ({ request, locals, params }) => {
		const { userId } = requireMay(locals, 'edit');
		const form = await request.formData();
		const { data, errors } = parseForm(linkForm(new Date()), form, {
			label: m.error_failed(),
			until: m.committee_link_days_wrong()
		});
		if (errors) return fail(400, { errors, label: String(form.get('label') ?? '') });
		await links.create(locals.db, {
			consultation: params.id,
			code: linkCode((below) => randomInt(below)),
			label: data.label,
			createdBy: userId,
			expiresAt: data.until
		});
		redirect(303, `/raadpleging/${params.id}/commissie?klaar=gemaakt`);
	},
	revoke: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const id = z.uuid().safeParse((await request.formData()).get('id')).data;
		if (!id) error(400, m.error_failed());
		await links.revoke(locals.db, params.id, id, new Date());
		redirect(303, `/raadpleging/${params.id}/commissie?klaar=gestopt`);
	}
};
