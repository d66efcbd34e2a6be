import type { DraftChange } from '$lib/answering/draft.ts';
import { unfinishedTopic } from '$lib/answering/next.ts';
import { toSubmission, type Submission } from '$lib/answering/submit.ts';
import { hashCode } from '$lib/answering/withdrawal-code.ts';
import { answeredAloud } from '$lib/media/media.ts';
import { saveDraft, submit } from '$lib/db/submissions.ts';
import type { OpenConsultation } from '$lib/db/submissions.ts';
import { mediaOf, recordedQuestions } from '../media.ts';
import {
	dropTicket,
	keepEarlier,
	keepTicket,
	refuseLate,
	visitAnew,
	visitOf,
	type Busy
} from '../visit.ts';
import type { RequestEvent } from './$types';

/**
 * Sends a response.
 * @param busy the answers, `change` included
 * @param change what this page adds to the draft: kept first when it cannot be sent yet
 * @returns the page to go to: the thanks, or the first topic in which a required answer is missing
 * @throws 410 when the consultation takes no answers any more
 */
export async function send(event: RequestEvent, busy: Busy, change: DraftChange): Promise<string> {
	const { db } = event.locals;
	const visit = await visitOf(event);
	const { base, consultation } = visit;
	const { ticket, version } = busy;
	const guide = answeredAloud(version.content, await recordedQuestions(event, visit, busy));
	const unfinished = unfinishedTopic(guide, busy.answers);
	const outcome =
		unfinished === undefined
			? await submit(db, await submissionOf(consultation, busy), busy.savedAt)
			: 'unfinished';
	switch (outcome) {
		case 'stored':
		case 'already':
			keepTicket(event, consultation, { ...ticket, sent: true });
			if (await mediaOf(event, visit)) keepEarlier(event, ticket);
			return `${base}/klaar`;
		case 'withdrawn':
			dropTicket(event);
			return base;
		case 'unfinished':
			await saveDraft(db, ticket.id, version.id, change);
			return `${base}/${(unfinished ?? 0) + 1}?controle`;
		case 'changed':
			return sendAgain(event, busy, change);
		case 'closed':
			return refuseLate(visit);
	}
}

/** Another tab saved meanwhile: what it saved goes along. */
async function sendAgain(event: RequestEvent, busy: Busy, change: DraftChange): Promise<string> {
	await saveDraft(event.locals.db, busy.ticket.id, busy.version.id, change);
	const { base, progress } = await visitAnew(event);
	return progress.state === 'busy' ? send(event, progress, change) : `${base}/klaar`;
}

async function submissionOf(
	{ areas }: OpenConsultation,
	{ ticket, version, draft, answers }: Busy
): Promise<Submission> {
	return toSubmission(version.content, {
		id: ticket.id,
		version: version.id,
		mode: 'self',
		language: draft.language,
		// An area that the team took away meanwhile counts as not said.
		area: areas.some(({ id }) => id === draft.area) ? draft.area : null,
		withdrawalHash: await hashCode(ticket.code),
		consentedAt: draft.consentedAt,
		answers
	});
}
