import { error, fail } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { draft, newestVersion, publish, versions, type PublishOutcome } from '$lib/db/guides.ts';
import { localize } from '$lib/guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	requireMember(locals);
	await parent();
	const [current, published, list] = await Promise.all([
		draft(locals.db, params.id),
		newestVersion(locals.db, params.id),
		versions(locals.db, params.id)
	]);
	if (!current) error(404, m.error_not_found());
	return { draft: current, published: published?.guide ?? null, versions: list };
};

function refusal(outcome: Exclude<PublishOutcome, { state: 'published' }>): string {
	if (outcome.state === 'not-ready') return m.publish_not_ready();
	if (outcome.state === 'changed-elsewhere') return m.publish_changed_elsewhere();
	const names = outcome.texts.map((text) => localize(text, 'nl').text.slice(0, 80));
	return m.sound_missing({ name: names.join('’, ‘') });
}

const Publish = z.object({ revision: z.coerce.number().int() });

export const actions: Actions = {
	publish: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const form = Publish.safeParse(Object.fromEntries(await request.formData()));
		const current = await draft(locals.db, params.id);
		if (!form.success || !current) error(400);
		const outcome = await publish(locals.db, params.id, current.guide, form.data.revision);
		if (outcome.state === 'published') return { published: outcome.number };
		return fail(409, { message: refusal(outcome) });
	}
};
