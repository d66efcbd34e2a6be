import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { requireMay } from '$lib/access/guard.ts';
import { MAX_ANSWER_LENGTH } from '$lib/answering/answer.ts';
import * as media from '$lib/db/media.ts';
import { m } from '$lib/paraglide/messages.js';

type Event = RequestEvent<{ id: string; response: string }>;

/** The recording or photo that a form names, if it belongs to the response of this page. */
async function named({ locals, params }: Event, form: FormData) {
	const id = z.uuid().safeParse(form.get('media')).data;
	const items = id ? await media.ofResponse(locals.db, params.id, params.response) : [];
	return items.find((item) => item.id === id) ?? error(404, m.error_not_found());
}

/** What was typed out, with what is wrong with it. */
function typedOut(form: FormData): { typed: string; wrong?: string } {
	const typed = String(form.get('text') ?? '')
		.replaceAll('\r\n', '\n')
		.trim();
	if (typed === '') return { typed, wrong: m.media_type_empty() };
	if (typed.length > MAX_ANSWER_LENGTH)
		return { typed, wrong: m.media_type_too_long({ max: MAX_ANSWER_LENGTH }) };
	return { typed };
}

/** Makes what was typed out the answer; the recording goes if that was asked. `here`: where to go on. */
export async function transcribe(event: Event, here: (done: string, question: string) => string) {
	requireMay(event.locals, 'edit');
	const form = await event.request.formData();
	const item = await named(event, form);
	const { typed, wrong } = typedOut(form);
	if (wrong) return fail(400, { refused: { media: item.id, typed, message: wrong } });
	await media.transcribe(event.locals.db, item.id, typed);
	if (form.get('delete') === 'yes') await media.remove(event.locals.db, event.params.id, item.id);
	redirect(303, here('uitgetypt', item.question_key));
}

export async function deleteMedia(event: Event, here: (done: string, question: string) => string) {
	requireMay(event.locals, 'edit');
	const item = await named(event, await event.request.formData());
	await media.remove(event.locals.db, event.params.id, item.id);
	redirect(303, here(item.kind === 'voice' ? 'opname-weg' : 'foto-weg', item.question_key));
}

/** Makes what was typed out of the conversation the answer to a question that had none. */
export async function typeOutTalk(event: Event, here: (done: string, question: string) => string) {
	requireMay(event.locals, 'edit');
	const form = await event.request.formData();
	const question = String(form.get('question') ?? '');
	const { typed, wrong } = typedOut(form);
	if (wrong) return fail(400, { talkRefused: { question, typed, message: wrong } });
	const stored = await media.typeOutTalk(event.locals.db, event.params.response, question, typed);
	if (!stored)
		return fail(409, { talkRefused: { question, typed, message: m.talk_type_out_answered() } });
	redirect(303, here('uitgetypt', question));
}

/** Typing the whole conversation out is done, or not yet after all. */
export async function finishTalk(event: Event, done: boolean, here: (done: string) => string) {
	requireMay(event.locals, 'edit');
	await media.finishTalk(event.locals.db, event.params.response, done);
	redirect(303, here(done ? 'gesprek-klaar' : 'gesprek-open'));
}

export async function deleteTalk(event: Event, here: (done: string) => string) {
	requireMay(event.locals, 'edit');
	await media.removeTalk(event.locals.db, event.params.id, event.params.response);
	redirect(303, here('gesprek-weg'));
}
