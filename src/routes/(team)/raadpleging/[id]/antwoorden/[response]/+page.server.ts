import { error, fail, redirect } from '@sveltejs/kit';
import { requireMay, requireMember } from '$lib/access/guard.ts';
import { Voice } from '$lib/answering/answer.ts';
import { typedFrom } from '$lib/answering/fields.ts';
import { readAnswer } from '$lib/answering/form.ts';
import { problemText } from '$lib/answering/ui/problem-text.ts';
import { DB_CODE, isDbError } from '$lib/db/client.ts';
import { version } from '$lib/db/guides.ts';
import { ofResponse as secondEntry, get as entry } from '$lib/db/entries.ts';
import { isDoubtful } from '$lib/db/flags.ts';
import { isId } from '$lib/db/ids.ts';
import { ofResponse, talkOf } from '$lib/db/media.ts';
import * as responses from '$lib/db/responses.ts';
import * as safety from '$lib/db/safety.ts';
import { members } from '$lib/db/teams.ts';
import { questionsOf } from '$lib/guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';
import { readShown, writeShown } from '../filters.ts';
import { deleteMedia, deleteTalk, finishTalk, transcribe, typeOutTalk } from './media-actions.ts';

/** The response behind the address with the guide version that it answers. */
async function found(locals: App.Locals, params: { id: string; response: string }) {
	const known = isId(params.id) && isId(params.response);
	const response = known ? await responses.get(locals.db, params.id, params.response) : null;
	const asked = response && (await version(locals.db, response.guide_version_id));
	if (known && !response && (await entry(locals.db, params.id, params.response)))
		redirect(303, `/raadpleging/${params.id}/antwoorden/twee-keer/${params.response}`);
	if (!response || !asked) error(404, m.error_not_found());
	return { response, asked };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { member } = requireMember(locals);
	const shown = readShown(url.searchParams);
	const { response, asked } = await found(locals, params);
	const [place, team, signals, doubtful, media, talk, retyped] = await Promise.all([
		responses.placeOf(locals.db, params.id, params.response, shown),
		members(locals.db, member.teamId),
		safety.list(locals.db, params.response),
		isDoubtful(locals.db, params.response),
		ofResponse(locals.db, params.id, params.response),
		talkOf(locals.db, params.response),
		secondEntry(locals.db, params.response)
	]);
	return {
		response,
		media,
		talk,
		retyped,
		restored: url.searchParams.get('versie'),
		mediaDone: url.searchParams.get('media'),
		mediaAt: url.searchParams.get('bij'),
		guide: asked.guide,
		guideNumber: asked.number,
		place,
		isDoubtful: doubtful,
		signals: signals.map(safety.asMarked),
		query: writeShown(shown),
		names: Object.fromEntries(team.map((one) => [one.user_id, one.display_name])),
		correcting: url.searchParams.get('verbeter'),
		corrected: url.searchParams.get('klaar')
	};
};

/** The address of the page as it was, without what was being corrected. */
function here(url: URL, params: { id: string; response: string }, done: string): string {
	const query = new URLSearchParams(writeShown(readShown(url.searchParams)));
	query.set('klaar', done);
	return `/raadpleging/${params.id}/antwoorden/${params.response}?${query}#antwoord-${done}`;
}

/** The same, after something was done with a recording or a photo; of the whole conversation without a question. */
const afterMedia =
	(url: URL, params: { id: string; response: string }) => (done: string, question?: string) => {
		const query = new URLSearchParams(writeShown(readShown(url.searchParams)));
		query.set('media', done);
		if (question !== undefined) query.set('bij', question);
		const place = question === undefined ? '' : `#antwoord-${question}`;
		return `/raadpleging/${params.id}/antwoorden/${params.response}?${query}${place}`;
	};

export const actions: Actions = {
	transcribe: (event) => transcribe(event, afterMedia(event.url, event.params)),
	deleteMedia: (event) => deleteMedia(event, afterMedia(event.url, event.params)),
	typeOutTalk: (event) => typeOutTalk(event, afterMedia(event.url, event.params)),
	finishTalk: (event) => finishTalk(event, true, afterMedia(event.url, event.params)),
	reopenTalk: (event) => finishTalk(event, false, afterMedia(event.url, event.params)),
	deleteTalk: (event) => deleteTalk(event, afterMedia(event.url, event.params)),

	correct: async ({ request, locals, params, url }) => {
		requireMay(locals, 'edit');
		const typed = typedFrom(await request.formData());
		const key = typed.question?.[0] ?? '';
		const { response, asked } = await found(locals, params);
		const question = questionsOf(asked.guide).find((one) => one.question.key === key)?.question;
		const answer = response.answer.find((one) => one.question_key === key);
		if (!question || !answer) error(404, m.error_not_found());

		const read = readAnswer(question, typed);
		if (read.state === 'empty')
			return fail(400, { key, typed, message: m.response_correct_empty() });
		if (read.state === 'wrong') {
			return fail(400, { key, typed, message: problemText(read.problem, question) });
		}
		const voice = Voice.safeParse(typed.voice?.[0]);
		const value = read.value;
		if (value.kind === 'open') value.voice = (voice.success ? voice.data : answer.voice) ?? 'own';
		try {
			await responses.correct(locals.db, answer.id, value);
		} catch (cause) {
			if (!isDbError(cause, DB_CODE.answerMisfit)) throw cause;
			return fail(400, { key, typed, message: m.response_correct_refused() });
		}
		redirect(303, here(url, params, key));
	},

	restore: async ({ request, locals, params, url }) => {
		requireMay(locals, 'manage');
		const { response } = await found(locals, params);
		const revision = Number((await request.formData()).get('revision'));
		if (!response.response_revision.some(({ id }) => id === revision))
			error(404, m.error_not_found());
		const outcome = await responses.restore(locals.db, revision);
		if (outcome === 'misfit') return fail(409, { notRestored: m.revision_misfit() });
		const query = new URLSearchParams(writeShown(readShown(url.searchParams)));
		query.set('versie', outcome);
		redirect(303, `/raadpleging/${params.id}/antwoorden/${params.response}?${query}`);
	},

	withdraw: async ({ request, locals, params, url }) => {
		requireMay(locals, 'manage');
		if ((await request.formData()).get('sure') !== 'yes') {
			return fail(400, { notSure: true });
		}
		await found(locals, params);
		await responses.withdraw(locals.db, params.response);
		const query = new URLSearchParams(writeShown(readShown(url.searchParams)));
		query.set('klaar', 'ingetrokken');
		redirect(303, `/raadpleging/${params.id}/antwoorden?${query}`);
	}
};
