import { error, fail, redirect } from '@sveltejs/kit';
import { takeAttempt } from '$lib/access/limits.ts';
import { answersIn, SPOKEN, topicChange, type DraftChange } from '$lib/answering/draft.ts';
import { fieldName, typedFrom, type Typed } from '$lib/answering/fields.ts';
import { readTopic, type TopicForm } from '$lib/answering/form.ts';
import { nextTopic, previousTopic, shownTopics } from '$lib/answering/next.ts';
import { readView } from '$lib/answering/view.ts';
import { hashCode } from '$lib/answering/withdrawal-code.ts';
import { answeredAloud } from '$lib/media/media.ts';
import { saveDraft } from '$lib/db/submissions.ts';
import { recordedQuestions } from '../media.ts';
import {
	beginAgain,
	fingerprint,
	keepLanguage,
	keepView,
	mayGoOn,
	offered,
	refuseLate,
	visitAnew,
	visitOf,
	type Busy,
	type Visit
} from '../visit.ts';
import { topicView } from '../topic-view.ts';
import { send } from './send.ts';
import type { Actions, PageServerLoad, PageServerLoadEvent, RequestEvent } from './$types';

/** @throws a redirect for somebody who is not answering (any more), 404 for a topic that does not exist */
async function topicOf(event: PageServerLoadEvent | RequestEvent) {
	const visit = await visitOf(event);
	const { progress } = visit;
	if (progress.state === 'sent') redirect(303, `${visit.base}/klaar`);
	if (progress.state !== 'busy') {
		// Just begun, and yet without a ticket: this browser keeps no cookies.
		const refuses = progress.state === 'new' && event.url.searchParams.has('begin');
		redirect(303, visit.base + (refuses ? '?melding=cookies' : ''));
	}
	const { deel } = event.params;
	const index = /^[1-9]\d{0,3}$/.test(deel) ? Number(deel) - 1 : -1;
	const content = answeredAloud(
		progress.version.content,
		await recordedQuestions(event, visit, progress)
	);
	const topic = content.topics[index];
	if (!topic) error(404, { message: 'unknown topic' });
	const version = { ...progress.version, content };
	return { visit, progress: { ...progress, version }, topic, index };
}

export const load: PageServerLoad = async (event) => {
	const { visit, progress, topic, index } = await topicOf(event);
	const guide = progress.version.content;
	const { answers } = progress;
	const shown = shownTopics(guide, answers);
	if (!shown.includes(index)) {
		const other = nextTopic(guide, answers, index) ?? previousTopic(guide, answers, index);
		redirect(303, other === undefined ? visit.base : `${visit.base}/${other + 1}`);
	}
	const view = topicView(visit, progress, index);
	const keys = view.questions.filter((place) => place.shown).map((place) => place.question.key);
	const checked = event.url.searchParams.has('controle')
		? readTopic(guide, topic, answers, view.fields, keys)
		: undefined;
	return {
		guideTitle: guide.title,
		view: { ...view, problems: checked?.problems ?? {} },
		added: event.url.searchParams.has('erbij')
	};
};

export const actions: Actions = {
	default: async (event) => {
		const typed = typedFrom(await event.request.formData());
		const wait = await takeAttempt('answer', event.getClientAddress());
		if (wait > 0) {
			event.setHeaders({ 'retry-after': String(wait) });
			return fail(429, { wait, typed });
		}
		await refuseAnother(event, typed);
		const isLate = mayGoOn(await visitOf(event));
		// The page's script first lays ready everything that this device holds.
		if (isLate && isScripted(event) && !typed.herstel) return fail(GONE, { gone: true });
		if (isLate) await beginAgain(event, await visitOf(event));
		const { visit, progress, topic, index } = await topicOf(event);
		// What this page says counts at once; what was said of the other topics stands in the draft.
		const spoken = typed[SPOKEN] ?? [];
		const guide = answeredAloud(progress.version.content, new Set(spoken));
		const presented = typed.getoond?.[0]?.split(' ') ?? [];
		const read = readTopic(guide, guide.topics[index]!, progress.answers, typed, presented);
		if (spoken.length > 0) read.typed[SPOKEN] = spoken;
		const change: DraftChange = {
			...topicChange(topic, read.answers, read.typed),
			...areaChange(typed.straat?.[0], visit.consultation.areas),
			language: visit.language,
			codeHash: await hashCode(progress.ticket.code)
		};
		const after = withChange(progress, topic.key, read, change);
		const button = buttonPressed(visit, typed);
		const next = nextTopic(guide, after.answers, index);
		const isGood = Object.keys(read.problems).length === 0 && read.added.length === 0;
		if (button === 'next' && isGood && next === undefined && (!isLate || typed.herstel)) {
			redirect(303, await send(event, after, change));
		}
		const saved = await saveDraft(event.locals.db, progress.ticket.id, progress.version.id, change);
		if (saved === 'too_big') return fail(413, { tooBig: true, typed });
		if (saved === 'refused') redirect(303, await refused(event));
		// What was sent in before is gone: this page is kept, and the reader hears of the others.
		if (isLate && !typed.herstel) redirect(303, `${visit.base}?melding=deels`);
		if (button === 'language')
			keepLanguage(event, offered(visit.consultation, typed.taal?.[0]) ?? 'nl');
		if (button === 'view') keepView(event, readView(typed.weergave?.[0]));
		redirect(303, visit.base + whereTo(after, index, read, button));
	}
};

/** The draft is no longer kept here. */
const GONE = 409;
const isScripted = ({ request }: RequestEvent) => request.headers.has('x-sveltekit-action');

/** A page that was left open when somebody else began on this device: its answers are not theirs. */
async function refuseAnother(event: RequestEvent, { reactie }: Typed): Promise<void> {
	const { ticket, base } = await visitOf(event);
	if (reactie && ticket && reactie[0] !== fingerprint(ticket)) redirect(303, base);
}

type Button = 'next' | 'back' | 'stop' | 'keep' | 'language' | 'view';

/** Which button sent the form. Enter in a field presses the first one. */
function buttonPressed({ consultation }: Visit, { taal, weergave, naar }: Typed): Button {
	if (offered(consultation, taal?.[0])) return 'language';
	if (weergave) return 'view';
	if (naar?.[0] === 'stoppen') return 'stop';
	if (naar?.[0] === 'bewaren') return 'keep';
	return naar?.[0] === 'vorige' ? 'back' : 'next';
}

function areaChange(asked: string | undefined, areas: { id: string }[]): DraftChange {
	if (asked === undefined) return {};
	return { area: areas.find((area) => area.id === asked)?.id ?? null };
}

/** The draft as it is once `change` has been saved. */
function withChange(
	progress: Busy,
	topic: string,
	{ answers, typed }: TopicForm,
	{ area = progress.draft.area, language = progress.draft.language }: DraftChange
): Busy {
	const topics = { ...progress.draft.topics, [topic]: { answers, typed } };
	const draft = { ...progress.draft, area, language, topics };
	return { ...progress, draft, answers: answersIn(draft) };
}

/** Not kept: another tab sent it just now, it was withdrawn, or the period is over. */
async function refused(event: RequestEvent): Promise<string> {
	const visit = await visitAnew(event);
	if (visit.progress.state === 'sent') return `${visit.base}/klaar`;
	return visit.consultation.open ? visit.base : refuseLate(visit);
}

/** What was sent in is kept. Where to now, behind /v/CODE? */
function whereTo(
	{ version: { content: guide }, answers }: Busy,
	index: number,
	{ problems, added }: TopicForm,
	button: Button
): string {
	const place = (at: number | undefined) => (at === undefined ? '' : `/${at + 1}`);
	if (button === 'stop') return '?melding=gestopt';
	if (button === 'language' || button === 'view' || button === 'keep') return place(index);
	if (button === 'back') return place(previousTopic(guide, answers, index));
	if (Object.keys(problems).length > 0) return `${place(index)}?controle`;
	if (added[0]) return `${place(index)}?erbij#${fieldName(added[0])}`;
	return place(nextTopic(guide, answers, index));
}
