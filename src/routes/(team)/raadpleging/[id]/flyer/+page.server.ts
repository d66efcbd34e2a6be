import { renderSVG } from 'uqr';
import { requireMember } from '$lib/access/guard.ts';
import { newestVersion } from '$lib/db/guides.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { member } = requireMember(locals);
	const { consultation } = await parent();
	const link = `${url.origin}/v/${consultation.code}`;
	return {
		team: member.teamName,
		link,
		minutes: (await newestVersion(locals.db, params.id))?.guide.minutes ?? null,
		// A quarter of the squares may be lost to rain, folds or a coffee ring.
		qr: renderSVG(link, { ecc: 'Q', border: 0, blackColor: '#000', whiteColor: '#fff' })
	};
};
