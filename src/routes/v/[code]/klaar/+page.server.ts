import { redirect } from '@sveltejs/kit';
import { daysAfter } from '$lib/answering/late.ts';
import { groupCode } from '$lib/answering/withdrawal-code.ts';
import { visitOf } from '../visit.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { base, consultation, progress } = await visitOf(event);
	if (progress.state !== 'sent') redirect(303, base);
	return {
		code: groupCode(progress.ticket.code),
		guideTitle: consultation.version?.content.title ?? {},
		closing: consultation.version?.content.closing ?? {},
		endsOn: consultation.ends_on,
		readFrom: daysAfter(consultation.ends_on, 1),
		retentionOn: consultation.retention_on,
		contact: consultation.contact
	};
};
