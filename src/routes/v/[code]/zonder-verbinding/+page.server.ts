import { redirect } from '@sveltejs/kit';
import { wholeGuide } from '../topic-view.ts';
import { visitOf } from '../visit.ts';
import type { PageServerLoad } from './$types';

/** What the device takes along once somebody has begun: all topics, and what to say while nothing can be sent. */
export const load: PageServerLoad = async (event) => {
	const visit = await visitOf(event);
	const { progress, base } = visit;
	if (progress.state !== 'busy') redirect(303, base);
	return { guideTitle: progress.version.content.title, views: wholeGuide(visit, progress) };
};
