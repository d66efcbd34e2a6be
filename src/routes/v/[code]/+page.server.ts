import { fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '$lib/access/limits.ts';
import { normalisePersonalCode } from '$lib/answering/personal-code.ts';
import { isRequired } from '$lib/answering/form.ts';
import { nextTopic, unfinishedTopic } from '$lib/answering/next.ts';
import * as codes from '$lib/db/codes.ts';
import { takenUntil } from '$lib/answering/late.ts';
import { groupCode, hashCode } from '$lib/answering/withdrawal-code.ts';
import { forgetDraft, saveDraft } from '$lib/db/submissions.ts';
import { questionsOf } from '$lib/guide/guide.ts';
import { formKey, isToken, makeToken } from '$lib/server/form-token.ts';
import {
	dropEarlier,
	dropTicket,
	keepTicket,
	mayGoOn,
	newTicket,
	personalCodeOf,
	onScreens,
	refuseLate,
	requireOpen,
	visitOf,
	type Busy,
	type Visit
} from './visit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** What this page may be told by the one before it. */
const NOTICES = [
	'akkoord',
	'gewist',
	'verlopen',
	'cookies',
	'gestopt',
	'nogeens',
	'sleutel',
	'deels'
] as const;
type Notice = (typeof NOTICES)[number];

export const load: PageServerLoad = async (event) => {
	const visit = await visitOf(event);
	const { progress } = visit;
	const goesOn = mayGoOn(visit);
	if (progress.state !== 'sent' && progress.state !== 'busy' && !goesOn) requireOpen(visit);
	const { consultation, base } = visit;
	const version = progress.state === 'busy' ? progress.version : consultation.version;
	if (!version) refuseLate(visit);
	const { title, introduction, introductionAudio, consent, consentAudio, minutes } =
		version.content;
	const { needed, code } = await codes.check(
		event.locals.db,
		consultation.id,
		personalCodeOf(event)
	);
	const asked = event.url.searchParams.get('melding');
	const notice: Notice | undefined = NOTICES.find((known) => known === asked);
	return {
		title,
		introduction,
		introductionAudio,
		consent,
		consentAudio,
		minutes,
		notice: notice ?? (progress.state === 'gone' ? 'verlopen' : undefined),
		state: progress.state,
		/** Made here: a machine that only posts has none. */
		token: makeToken(formKey(event.locals.rung.publishableKey), consultation.id, Date.now()),
		asksCode: needed && code !== 'open',
		begins: consultation.today <= consultation.ends_on,
		resume: progress.state === 'busy' ? resumeAt(progress, base) : undefined,
		/** With it they go on elsewhere. */
		code: progress.state === 'busy' ? groupCode(progress.ticket.code) : '',
		maySkip: !questionsOf(version.content).some(({ question }) => isRequired(question)),
		purpose: consultation.purpose,
		contact: consultation.contact,
		/** What is not sent yet stays on the device until then. */
		keptUntil: takenUntil(consultation),
		goesOn,
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

/**
 * Keeps machines out, and lets in whoever has a code where one is needed. Nobody is refused for good: a person who ran
 * into this presses the button once more.
 * @returns the personal code, or null without one that still works
 * @throws a redirect to the same page, with a word about it
 */
async function admit(event: RequestEvent, visit: Visit, form: FormData): Promise<string | null> {
	const { consultation, base } = visit;
	const key = formKey(event.locals.rung.publishableKey);
	const made = isToken(key, consultation.id, form.get('bewijs'), Date.now());
	// A field that people do not see.
	if (!made || form.get('onderwerp')) redirect(303, `${base}?melding=nogeens`);
	const typed = normalisePersonalCode(String(form.get('sleutel') ?? ''));
	const code = typed ?? personalCodeOf(event);
	const checked = await codes.check(event.locals.db, consultation.id, code);
	if (checked.needed && checked.code !== 'open') redirect(303, `${base}?melding=sleutel`);
	return checked.code === 'open' ? code : null;
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
		const code = await admit(event, visit, form);
		if (ticket && !ticket.sent) await forgetDraft(event.locals.db, ticket.id);
		const consentedAt = new Date().toISOString();
		const { one_per_screen: onePerScreen, version } = consultation;
		const fresh = { ...newTicket(), begun: { version: version.id, consentedAt, onePerScreen } };
		const saved = await saveDraft(event.locals.db, fresh.id, version.id, {
			language,
			consentedAt,
			onePerScreen,
			codeHash: await hashCode(fresh.code)
		});
		if (saved !== 'saved') refuseLate(visit);
		const earlier = ticket?.sent ? ticket.id : null;
		if (code !== null || earlier !== null) {
			const origin = { response: fresh.id, consultation: consultation.id, code, earlier };
			await codes.beginVisit(event.locals.db, origin);
		}
		keepTicket(event, consultation, fresh);
		const { content: guide } = onScreens(version, onePerScreen);
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
		if (ticket) dropEarlier(event, ticket);
		dropTicket(event);
		redirect(303, `${base}?melding=gewist`);
	}
};
