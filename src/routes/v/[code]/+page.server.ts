import { fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '$lib/access/limits.ts';
import { isRequired } from '$lib/answering/form.ts';
import { nextTopic, unfinishedTopic } from '$lib/answering/next.ts';
import { groupCode, hashCode } from '$lib/answering/withdrawal-code.ts';
import { forgetDraft, saveDraft } from '$lib/db/submissions.ts';
import { questionsOf } from '$lib/guide/guide.ts';
import {
	dropTicket,
	keepTicket,
	newTicket,
	onScreens,
	refuseLate,
	requireOpen,
	visitOf,
	type Busy
} from './visit.ts';
import type { Actions, PageServerLoad } from './$types';

/** What this page may be told by the one before it. */
const NOTICES = ['akkoord', 'gewist', 'verlopen', 'cookies', 'gestopt'] as const;
type Notice = (typeof NOTICES)[number];

export const load: PageServerLoad = async (event) => {
	const visit = await visitOf(event);
	const { progress } = visit;
	if (progress.state !== 'sent' && progress.state !== 'busy') requireOpen(visit);
	const { consultation, base } = visit;
	const version = progress.state === 'busy' ? progress.version : consultation.version;
	if (!version) refuseLate(visit);
	const { title, introduction, consent, minutes } = version.content;
	const asked = event.url.searchParams.get('melding');
	const notice: Notice | undefined = NOTICES.find((known) => known === asked);
	return {
		title,
		introduction,
		consent,
		minutes,
		notice: notice ?? (progress.state === 'gone' ? 'verlopen' : undefined),
		state: progress.state,
		begins: consultation.today <= consultation.ends_on,
		resume: progress.state === 'busy' ? resumeAt(progress, base) : undefined,
		/** With it they go on elsewhere. */
		code: progress.state === 'busy' ? groupCode(progress.ticket.code) : '',
		maySkip: !questionsOf(version.content).some(({ question }) => isRequired(question)),
		purpose: consultation.purpose,
		contact: consultation.contact,
		retentionOn: consultation.retention_on
	};
};

/** The first topic that was not sent in yet; when all were, the first with something to add, else the last. */
function resumeAt({ version: { content: guide }, draft, answers }: Busy, base: string): string {
	const isNew = (index: number) => !draft.topics[guide.topics[index]?.key ?? ''];
	let at = nextTopic(guide, answers, -1);
	let last = at ?? 0;
	while (at !== undefined && !isNew(at)) {
		last = at;
		at = nextTopic(guide, answers, at);
	}
	return `${base}/${(at ?? unfinishedTopic(guide, answers) ?? last) + 1}`;
}

export const actions: Actions = {
	/** Says yes, and makes the ticket of a new response. An unfinished one on this device makes room. */
	begin: async (event) => {
		const wait = await takeAttempt('begin', event.getClientAddress());
		if (wait > 0) {
			event.setHeaders({ 'retry-after': String(wait) });
			return fail(429, { wait });
		}
		const visit = await visitOf(event);
		requireOpen(visit);
		const { base, consultation, language, ticket } = visit;
		const form = await event.request.formData();
		if (form.get('akkoord') !== 'ja') redirect(303, `${base}?melding=akkoord`);
		if (ticket && !ticket.sent) await forgetDraft(event.locals.db, ticket.id);
		const fresh = newTicket();
		const consentedAt = new Date().toISOString();
		const saved = await saveDraft(event.locals.db, fresh.id, consultation.version.id, {
			language,
			consentedAt,
			onePerScreen: consultation.one_per_screen,
			codeHash: await hashCode(fresh.code)
		});
		if (saved !== 'saved') refuseLate(visit);
		keepTicket(event, fresh);
		const { content: guide } = onScreens(consultation.version, consultation.one_per_screen);
		const first = (nextTopic(guide, {}, -1) ?? 0) + 1;
		redirect(303, `${base}/${first}?begin`);
	},
	/** Takes everything off this device, for who goes on elsewhere: the server keeps it. */
	leave: async (event) => {
		const { base } = await visitOf(event);
		dropTicket(event);
		redirect(303, `${base}?melding=gewist`);
	},
	/** Takes everything off this device; what was not sent is gone from the server too. */
	wipe: async (event) => {
		const { base, ticket } = await visitOf(event);
		if (ticket && !ticket.sent) await forgetDraft(event.locals.db, ticket.id);
		dropTicket(event);
		redirect(303, `${base}?melding=gewist`);
	}
};
