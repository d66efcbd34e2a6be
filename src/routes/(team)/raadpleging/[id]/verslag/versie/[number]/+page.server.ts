import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMember } from '$lib/access/guard.ts';
import { ofVersion } from '$lib/db/photos.ts';
import { version } from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import type { PageServerLoad } from './$types';

const VersionNumber = z.coerce.number().int().min(1).max(100_000);

export const load: PageServerLoad = async ({ locals, params }) => {
	const { member } = requireMember(locals);
	const number = VersionNumber.safeParse(params.number).data;
	const report = number ? await version(locals.db, params.id, number) : null;
	if (!report) error(404, m.error_not_found());
	const photos = await ofVersion(locals.db, params.id, report.number);
	return { team: member.teamName, report, photos };
};
