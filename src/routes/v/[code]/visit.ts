import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { error, redirect, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { answersIn, type Draft } from '$lib/answering/draft.ts';
import { daysBetween, takenUntil } from '$lib/answering/late.ts';
import { normalisePersonalCode } from '$lib/answering/personal-code.ts';
import { onePerScreen } from '$lib/answering/screens.ts';
import { readTicket, writeTicket, type Ticket } from '$lib/answering/ticket.ts';
import { readView, writeView, type View } from '$lib/answering/view.ts';
import { CODE_BYTES, hashCode, withdrawalCode } from '$lib/answering/withdrawal-code.ts';
import type { Answers } from '$lib/answering/answer.ts';
import * as submissions from '$lib/db/submissions.ts';
import type { LoadedDraft, OpenConsultation, Version } from '$lib/db/submissions.ts';
import { Language } from '$lib/guide/guide.ts';

const DAY_SECONDS = 86_400;
/** Who sent sees their code for a week; a personal code waits as long. */
const SENT_SECONDS = 8 * DAY_SECONDS;
const LANGUAGE_SECONDS = 30 * 86_400;
const VIEW_SECONDS = 365 * 86_400;

type Event = Pick<RequestEvent, 'cookies' | 'locals' | 'url'> & { params: { code: string } };

/** Who stands at the door: the consultation, the language, and how far they are. */
export interface Visit {
	consultation: OpenConsultation;
	language: Language;
	ticket: Ticket | undefined;
	progress: Progress;
	/** Where the pages of this consultation begin. */
	base: string;
}

/** Where a resident stands: not begun, busy, done, or with a ticket whose draft is no longer kept. */
export type Progress =
	| { state: 'new' }
	| { state: 'gone'; ticket: Ticket }
	| { state: 'sent'; ticket: Ticket }
	| {
			state: 'busy';
			ticket: Ticket;
			version: Version;
			draft: Draft;
			answers: Answers;
			savedAt: string;
	  };

export type Busy = Extract<Progress, { state: 'busy' }>;

const visits = new WeakMap<App.Locals, Promise<Visit>>();

/** The visit that this request belongs to; looked up once a request. @throws 404 when the code is unknown */
export function visitOf(event: Event): Promise<Visit> {
	return visits.get(event.locals) ?? visitAnew(event);
}

/** Looks it up again: somebody saved from another tab. */
export function visitAnew(event: Event): Promise<Visit> {
	const visit = lookUp(event);
	visits.set(event.locals, visit);
	return visit;
}

async function lookUp(event: Event): Promise<Visit> {
	const { cookies, locals, params, url } = event;
	const code = params.code.toLowerCase();
	if (code !== params.code) redirect(308, url.pathname.replace(params.code, code) + url.search);
	const ticket = ticketOf(cookies);
	const found = await submissions.visit(locals.db, code, ticket?.id);
	const { consultation } = found;
	if (!consultation) error(404, { message: 'unknown code', closed: { why: 'unknown' } });
	const language =
		offered(consultation, url.searchParams.get('taal')) ??
		offered(consultation, cookies.get('taal')) ??
		'nl';
	const progress = progressWith(ticket, found.draft, found.state);
	// A send whose confirmation got lost on the way.
	if (progress.state === 'sent' && !ticket?.sent) keepTicket(event, consultation, progress.ticket);
	// Begun on another device, or before tickets held it.
	if (progress.state === 'busy' && !progress.ticket.begun) {
		const { version, draft } = progress;
		const { consentedAt, onePerScreen } = draft;
		const begun = { version: version.id, consentedAt, onePerScreen };
		keepTicket(event, consultation, { ...progress.ticket, begun });
	}
	return { consultation, language, ticket, progress, base: `/v/${code}` };
}

/** Whether a device may go on with what it holds, now that the server keeps its draft no longer. */
export const mayGoOn = ({ progress, consultation }: Visit): boolean =>
	progress.state === 'gone' &&
	progress.ticket.begun !== undefined &&
	consultation.today <= takenUntil(consultation);

/** Makes the draft anew under the same id, without any answers: the device brings those. */
export async function beginAgain(event: Event, { progress, language }: Visit): Promise<Visit> {
	if (progress.state === 'gone' && progress.ticket.begun) {
		const { id, code, begun } = progress.ticket;
		const { version, ...first } = begun;
		const codeHash = await hashCode(code);
		await submissions.saveDraft(event.locals.db, id, version, { language, ...first, codeHash });
	}
	return visitAnew(event);
}

function progressWith(
	ticket: Ticket | undefined,
	draft: LoadedDraft | null,
	state: submissions.ResidentVisit['state']
): Progress {
	if (!ticket) return { state: 'new' };
	if (ticket.sent) return { state: 'sent', ticket };
	if (draft) {
		const { content, saved_at: savedAt } = draft;
		const version = onScreens(draft.version, content.onePerScreen);
		const answers = answersIn(content);
		return { state: 'busy', ticket, version, draft: content, answers, savedAt };
	}
	return state === 'stored'
		? { state: 'sent', ticket: { ...ticket, sent: true } }
		: { state: 'gone', ticket };
}

/** The version as somebody sees it who begins, or began, with one question on each screen. */
export const onScreens = (version: Version, one: boolean): Version =>
	one ? { ...version, content: onePerScreen(version.content) } : version;

/** A language that somebody asked for, if the consultation is held in it. */
export function offered(
	consultation: OpenConsultation,
	asked: string | null | undefined
): Language | undefined {
	const language = Language.safeParse(asked).data;
	return language && consultation.languages.includes(language) ? language : undefined;
}

/** Refuses a visit that nothing can come of. @throws 403 before the period, 410 after it, 404 without questions */
export function requireOpen(
	visit: Visit
): asserts visit is Visit & { consultation: { version: Version } } {
	const { title, team, contact, starts_on, ends_on, today, version } = visit.consultation;
	const about = { code: visit.base.slice(3), title, team, contact };
	if (today < starts_on)
		error(403, { message: 'not yet', closed: { why: 'early', date: starts_on, ...about } });
	if (today > ends_on) refuseLate(visit);
	if (!version) error(404, { message: 'no questions', closed: { why: 'unready', ...about } });
}

/** @throws 410 with when it was */
export function refuseLate({
	base,
	consultation: { title, team, contact, ends_on }
}: Visit): never {
	error(410, {
		message: 'ended',
		closed: { why: 'ended', code: base.slice(3), title, team, contact, date: ends_on }
	});
}

const Id = z.uuid();
const TICKET = 'wijkspraak_reactie';
type Keeper = { cookies: Cookies; url: URL; params: { code: string } };

const scoped = ({ url, params }: Keeper) => ({
	path: `/v/${params.code}`,
	httpOnly: true,
	sameSite: 'lax' as const,
	secure: url.protocol === 'https:'
});

/** The response that this device holds, without a look at what became of it. */
export const ticketOf = (cookies: Cookies): Ticket | undefined => readTicket(cookies.get(TICKET));

/** A new response's id and withdrawal code. */
export function newTicket(): Ticket {
	return { id: randomUUID(), code: withdrawalCode(randomBytes(CODE_BYTES)), sent: false };
}

/** Names a response to scripts and forms: the id itself opens the draft, so they never see it. */
export const fingerprint = ({ id }: Pick<Ticket, 'id'>): string =>
	createHash('sha256').update(id).digest('hex').slice(0, 16);

/** As long as its device may still send; a day longer, so that a late visitor hears why nothing can be done any more. */
export function keepTicket(event: Keeper, consultation: OpenConsultation, ticket: Ticket): void {
	const days = Math.max(0, daysBetween(consultation.today, takenUntil(consultation))) + 1;
	const maxAge = ticket.sent ? SENT_SECONDS : days * DAY_SECONDS;
	event.cookies.set(TICKET, writeTicket(ticket), { ...scoped(event), maxAge });
}

export function dropTicket(event: Keeper): void {
	event.cookies.delete(TICKET, scoped(event));
}

const EARLIER = 'wijkspraak_eerder';
const EARLIER_SECONDS = 60 * DAY_SECONDS;
const MOST_EARLIER = 5;

/** Responses that were sent from this device: a recording of theirs may still be on its way, whoever began since. */
export const earlierOf = (cookies: Cookies): string[] =>
	(cookies.get(EARLIER) ?? '').split('.').filter((id) => Id.safeParse(id).success);

function keepEarlierOnes(event: Keeper, ids: string[]): void {
	if (ids.length === 0) event.cookies.delete(EARLIER, scoped(event));
	else event.cookies.set(EARLIER, ids.join('.'), { ...scoped(event), maxAge: EARLIER_SECONDS });
}

export function keepEarlier(event: Keeper, { id }: Ticket): void {
	const others = earlierOf(event.cookies).filter((other) => other !== id);
	keepEarlierOnes(event, [...others, id].slice(-MOST_EARLIER));
}

export function dropEarlier(event: Keeper, { id }: Ticket): void {
	const all = earlierOf(event.cookies);
	if (all.includes(id))
		keepEarlierOnes(
			event,
			all.filter((other) => other !== id)
		);
}

const PERSONAL = 'wijkspraak_sleutel';

/** The personal code that somebody came with, for this consultation only. */
export function keepPersonalCode(event: Keeper, code: string): void {
	event.cookies.set(PERSONAL, code, { ...scoped(event), maxAge: SENT_SECONDS });
}
export const personalCodeOf = (event: Pick<Keeper, 'cookies'>): string | null =>
	normalisePersonalCode(event.cookies.get(PERSONAL) ?? '') ?? null;

export function keepLanguage(event: Keeper, language: Language): void {
	event.cookies.set('taal', language, { ...scoped(event), maxAge: LANGUAGE_SECONDS });
}

const VIEW = 'weergave';

/** How the reader wants to see the pages: as the address says, else as they said before. */
export const viewsOf = ({ url, cookies }: Pick<RequestEvent, 'url' | 'cookies'>): View[] =>
	readView(url.searchParams.get(VIEW) ?? cookies.get(VIEW));

/** Remembers it for every consultation on this device: it says nothing about anybody's answers. */
export function keepView(event: Keeper, views: readonly View[]): void {
	const forAll = { ...scoped(event), path: '/v' };
	if (views.length === 0) event.cookies.delete(VIEW, forAll);
	else event.cookies.set(VIEW, writeView(views), { ...forAll, maxAge: VIEW_SECONDS });
}
