import { redirect } from '@sveltejs/kit';
import { groupCode } from '$lib/answering/withdrawal-code.ts';
import { visitOf } from '../visit.ts';
import type { PageServerLoad } from './$types';

const DAY_MS = 86_400_000;
const dayAfter = (day: string) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

export const load: PageServerLoad = async (event) => {
	const { base, consultation, progress } = await visitOf(event);
	if (progress.state !== 'sent') redirect(303, base);
	return {
		code: groupCode(progress.ticket.code),
		guideTitle: consultation.version?.content.title ?? {},
		closing: consultation.version?.content.closing ?? {},
		endsOn: consultation.ends_on,
		readFrom: dayAfter(consultation.ends_on),
		retentionOn: consultation.retention_on,
		contact: consultation.contact
	};
};
