import type { Progress } from '$lib/db/progress.ts';
import { m } from '$lib/paraglide/messages.js';

/** "Wat nu?": one sentence and one link, the first step of the chain that waits for somebody. */
export interface NextStep {
	sentence: string;
	label: string;
	href: string;
}

interface Dates {
	id: string;
	starts_on: string;
	ends_on: string;
}

/** @param today as YYYY-MM-DD */
export function nextStep(consultation: Dates, progress: Progress, today: string): NextStep {
	const base = `/raadpleging/${consultation.id}`;
	const step = (sentence: string, label: string, path: string): NextStep => ({
		sentence,
		label,
		href: base + path
	});
	if (progress.version === null) return step(m.next_publish(), m.next_publish_do(), '/leidraad');
	if (progress.responses === 0) return step(m.next_collect(), m.next_collect_do(), '/flyer');
	if (progress.unassigned > 0)
		return step(m.next_suggest({ count: progress.unassigned }), m.next_suggest_do(), '/themas');
	if (progress.unchecked > 0)
		return step(m.next_check({ count: progress.unchecked }), m.next_check_do(), '/themas/nakijken');
	if (progress.report === null) return step(m.next_report(), m.next_report_do(), '/verslag');
	if (progress.links === 0) return step(m.next_share(), m.next_share_do(), '/commissie');
	if (progress.reactions > 0)
		return step(m.next_react({ count: progress.reactions }), m.next_react_do(), '/commissie');
	if (today <= consultation.ends_on)
		return step(m.next_more({ count: progress.responses }), m.next_collect_do(), '/flyer');
	return step(m.next_wait(), m.next_wait_do(), '/verslag');
}
