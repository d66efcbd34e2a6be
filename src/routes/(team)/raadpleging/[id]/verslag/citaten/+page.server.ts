import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { DB_CODE, isDbError, type Db } from '$lib/db/client.ts';
import { get } from '$lib/db/consultations.ts';
import { newestVersion } from '$lib/db/guides.ts';
import * as quotes from '$lib/db/quotes.ts';
import * as reports from '$lib/db/reports.ts';
import { m } from '$lib/paraglide/messages.js';
import { isExcerpt, MAX_QUOTE_LENGTH } from '$lib/report/excerpt.ts';
import { publicTexts } from '$lib/report/known.ts';
import { findPersonal } from '$lib/report/redaction.ts';
import type { Actions, PageServerLoad } from './$types';

const Uuid = z.uuid();

async function knownTexts(db: Db, id: string): Promise<string[]> {
	const [consultation, version] = await Promise.all([get(db, id), newestVersion(db, id)]);
	if (!consultation) error(404, m.error_not_found());
	const areas = consultation.area.map((area) => area.name);
	return publicTexts({ ...consultation, areas }, version?.guide ?? null);
}

/** The answer that the address names: undefined when it names none, null when there is no such answer. */
async function answerOf(db: Db, id: string, url: URL) {
	const named = url.searchParams.get('antwoord');
	if (named === null) return undefined;
	const answer = Uuid.safeParse(named).data;
	return answer ? quotes.source(db, id, answer) : null;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	requireMember(locals);
	const [list, { themes }, answer, known, marked] = await Promise.all([
		quotes.list(locals.db, params.id),
		reports.counts(locals.db, params.id),
		answerOf(locals.db, params.id, url),
		knownTexts(locals.db, params.id),
		quotes.marked(locals.db, params.id)
	]);
	const wanted = url.searchParams.get('thema');
	return {
		quotes: list,
		themes: themes.map(({ id, key, name }) => ({ id, key, name })),
		answer,
		marked,
		part: marked.find((mark) => mark.answer === answer?.id)?.part ?? null,
		translated: fromTranslation(url),
		known,
		wanted: themes.find(({ id, key }) => id === wanted || key === wanted)?.id ?? null,
		done: url.searchParams.get('klaar')
	};
};

interface Typed {
	text: string;
	theme: string;
}

/** Whether the quote is taken from the answer's translation. */
const fromTranslation = (url: URL): boolean => url.searchParams.has('vertaling');

/** The words that a quote may hold. */
const sourceOf = (answer: quotes.SourceAnswer, translated: boolean): string =>
	(translated ? answer.translation : answer.text) ?? '';

/** What is wrong with a quote, by field; nothing when it may be released. */
function problems(
	answer: quotes.SourceAnswer,
	{ text, theme }: Typed,
	translated: boolean
): Record<string, string> {
	const errors: Record<string, string> = {};
	if (answer.voice === 'observation') errors.form = m.quote_no_observation();
	if (text === '') errors.text = m.quote_text_missing();
	else if (!isExcerpt(sourceOf(answer, translated), text)) errors.text = m.quote_not_excerpt();
	else if (text.length > MAX_QUOTE_LENGTH) errors.text = m.quote_too_long();
	if (!answer.themes.some(({ id, state }) => id === theme && state === 'confirmed'))
		errors.theme = m.quote_theme_missing();
	return errors;
}

async function read(request: Request, db: Db, id: string, url: URL) {
	const form = await request.formData();
	const typed = {
		text: String(form.get('text') ?? '').trim(),
		theme: String(form.get('theme') ?? '')
	};
	const answer = await answerOf(db, id, url);
	if (!answer) error(404, m.quote_answer_gone());
	const translated = fromTranslation(url);
	return { form, typed, answer, translated, errors: problems(answer, typed, translated) };
}

export const actions: Actions = {
	check: async ({ request, locals, params, url }) => {
		requireMay(locals, 'edit');
		const { typed, answer, translated, errors } = await read(request, locals.db, params.id, url);
		if (Object.keys(errors).length > 0) return fail(400, { typed, errors });
		const left = findPersonal(typed.text, await knownTexts(locals.db, params.id)).map((span) => ({
			kind: span.kind,
			words: typed.text.slice(span.start, span.end)
		}));
		const paraphrase = answer.voice === 'paraphrase';
		return {
			typed,
			confirm: { quote: { id: randomUUID(), paraphrase, translated, ...typed }, left }
		};
	},
	release: async ({ request, locals, params, url }) => {
		const { userId } = requireMay(locals, 'edit');
		const { form, typed, answer, translated, errors } = await read(
			request,
			locals.db,
			params.id,
			url
		);
		const id = Uuid.safeParse(form.get('id')).data;
		if (!id || Object.keys(errors).length > 0) return fail(400, { typed, errors });
		try {
			await quotes.release(locals.db, {
				id,
				consultation: params.id,
				answer: answer.id,
				releasedBy: userId,
				translated,
				...typed
			});
		} catch (failure) {
			if (isDbError(failure, DB_CODE.withheld))
				return fail(409, { typed, errors: { form: m.quote_withheld() } });
			// Sent twice: it is released already.
			if (!isDbError(failure, DB_CODE.unique)) throw failure;
		}
		redirect(303, `/raadpleging/${params.id}/verslag/citaten?klaar=vrijgegeven#citaat-${id}`);
	},
	revoke: async ({ request, locals, params }) => {
		requireMay(locals, 'edit');
		const id = Uuid.safeParse((await request.formData()).get('id')).data;
		if (!id) error(400, m.error_failed());
		await quotes.revoke(locals.db, params.id, [id], new Date());
		redirect(303, `/raadpleging/${params.id}/verslag/citaten?klaar=teruggenomen`);
	}
};
