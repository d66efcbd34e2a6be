import {
	aGuide,
	aResponse,
	chose,
	grade,
	graded,
	idOf,
	keyOf,
	multipleChoice,
	openQuestion,
	said
} from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { AnswerValue } from '../answering/answer.ts';
import { NO_AREA, type ResponseFilter } from '../answering/response-filter.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { DB_CODE, unwrap, type Db } from './client.ts';
import { correct, counts, get, list, PAGE_SIZE, placeOf, withdraw } from './responses.ts';

const MIST = 'Wat mist u?';
const guide = aGuide().with(
	openQuestion(MIST),
	grade('Hoe veilig?'),
	multipleChoice('Waar komt u?', ['Plein', 'Buurthuis'])
);
const ALL: ResponseFilter = { mode: null, area: null, words: null };

/** A consultation in which one resident of the Spilplein said something and gave a grade. */
async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({ guide });
	const response = await seed.response(
		to,
		aResponse('Fatma')
			.in('Spilplein')
			.by('assisted')
			.answering(MIST, said('Een banje', 'verbatim'))
			.answering('Hoe veilig?', graded(6))
			.answering('Waar komt u?', { kind: 'multiple', choices: ['plein'] })
	);
	const { db } = await seed.account('worker');
	return { seed, to, response, db, mist: response.answers[keyOf(MIST)]! };
}

/** One theme that the machine suggests for the answer, one that a person confirmed, and the tick of having looked. */
async function coded(db: Db, consultation: string, answer: string) {
	const themes = await Promise.all(
		['groen', 'parkeren'].map(async (key, position) =>
			unwrap(
				await db.rpc('save_theme', {
					consultation,
					theme: { id: crypto.randomUUID(), key, name: key, colour: '#0b5a5e', position }
				})
			)
		)
	);
	const [groen, parkeren] = themes as [string, string];
	const suggestion = { answer, themes: [{ theme: groen, confidence: 0.8, because: ['banje'] }] };
	unwrap(
		await db.rpc('suggest_codings', { consultation, engine: 'test', suggestions: [suggestion] })
	);
	const decisions = [{ answer, theme: parkeren, act: 'add' }];
	const checks = [{ answer, checked: true }];
	unwrap(await db.rpc('decide_codings', { consultation, decisions, checks }));
	return { groen, parkeren };
}

const codingsOf = async (db: Db, answer: string) =>
	unwrap(await db.from('coding').select('theme_id, state').eq('answer_id', answer));
const rowsFor = async (db: Db, table: 'answer_check' | 'answer_assignment', answer: string) =>
	unwrap(await db.from(table).select('answer_id').eq('answer_id', answer)).length;

describe('correcting an answer', () => {
	test('keeps the earlier words with who changed them', async ({ rung }) => {
		const { seed, to, response, db, mist } = await aStory(rung);
		await correct(db, mist, said('Een bankje', 'paraphrase'));
		const now = await get(db, to.id, response.id);
		const answer = now?.answer.find(({ id }) => id === mist);
		expect(answer).toMatchObject({ text: 'Een bankje', voice: 'paraphrase' });
		expect(answer?.answer_revision).toMatchObject([
			{
				changedBy: (await seed.account('worker')).userId,
				before: { text: 'Een banje', voice: 'verbatim', declined: null }
			}
		]);
	});

	test('makes what the machine said of it and the check stale, and leaves what a person decided', async ({
		rung
	}) => {
		const { to, db, mist } = await aStory(rung);
		const { parkeren } = await coded(db, to.id, mist);
		expect(await codingsOf(db, mist)).toHaveLength(2);

		await correct(db, mist, said('Een bankje', 'verbatim'));
		expect(await codingsOf(db, mist)).toEqual([{ theme_id: parkeren, state: 'confirmed' }]);
		expect(await rowsFor(db, 'answer_assignment', mist)).toBe(0);
		expect(await rowsFor(db, 'answer_check', mist)).toBe(0);
		const events = unwrap(await db.from('coding_event').select('act').eq('answer_id', mist));
		expect(events.map(({ act }) => act)).toContain('expire');
	});

	test('leaves themes and checks alone when only the voice changes', async ({ rung }) => {
		const { to, db, mist } = await aStory(rung);
		await coded(db, to.id, mist);
		await correct(db, mist, said('Een banje', 'paraphrase'));
		expect(await codingsOf(db, mist)).toHaveLength(2);
		expect(await rowsFor(db, 'answer_check', mist)).toBe(1);
	});

	test('takes quotes back when it turns out to be an observation', async ({ rung }) => {
		const { seed, to, db, mist } = await aStory(rung);
		const { parkeren } = await coded(db, to.id, mist);
		const { userId } = await seed.account('worker');
		const quote = { consultation_id: to.id, answer_id: mist, theme_id: parkeren };
		unwrap(
			await db
				.from('quote')
				.insert({ id: crypto.randomUUID(), text: 'Een banje', released_by: userId, ...quote })
		);
		const revoked = async () =>
			unwrap(await db.from('quote').select('revoked_at').eq('answer_id', mist).single()).revoked_at;
		await correct(db, mist, said('Een bankje', 'verbatim'));
		expect(await revoked()).toBeNull();
		await correct(db, mist, said('Een bankje', 'observation'));
		expect(await revoked()).not.toBeNull();
	});

	test('with the same words changes nothing and writes no history', async ({ rung }) => {
		const { to, response, db, mist } = await aStory(rung);
		await correct(db, mist, said('Een banje', 'verbatim'));
		const answer = (await get(db, to.id, response.id))?.answer.find(({ id }) => id === mist);
		expect(answer?.answer_revision).toEqual([]);
	});

	test('works for every form an answer takes, to a refusal and back', async ({ rung }) => {
		const { to, response, db } = await aStory(rung);
		const grade = response.answers[keyOf('Hoe veilig?')]!;
		await correct(db, grade, { kind: 'declined', declined: 'rather_not' });
		await correct(db, grade, graded(8));
		const where = response.answers[keyOf('Waar komt u?')]!;
		await correct(db, where, chose('Plein', 'Buurthuis'));
		const answers = (await get(db, to.id, response.id))!.answer;
		const one = (id: string) => answers.find((answer) => answer.id === id);
		expect(one(grade)).toMatchObject({ number: 8, declined: null });
		expect(one(grade)?.answer_revision).toHaveLength(2);
		expect(one(where)?.choices).toEqual(['plein', 'buurthuis']);
	});

	test.for<[string, string, AnswerValue]>([
		['a grade that is too high', 'Hoe veilig?', { kind: 'number', number: 11 }],
		['a text for a grade', 'Hoe veilig?', said('Zes')],
		['an option that was not asked', 'Waar komt u?', { kind: 'multiple', choices: ['kerk'] }],
		['a choice for an open question', MIST, chose('Plein')]
	])('refuses %s and leaves the answer as it is', async ([, question, value], { rung }) => {
		const { to, response, db } = await aStory(rung);
		const answer = response.answers[keyOf(question)]!;
		const before = await get(db, to.id, response.id);
		await expect(correct(db, answer, value)).rejects.toMatchObject({ code: DB_CODE.answerMisfit });
		expect(await get(db, to.id, response.id)).toEqual(before);
	});
});

describe('the list of responses', () => {
	test('filters by way, area and words, and knows each one’s neighbours', async ({ rung }) => {
		const { seed, to, response, db } = await aStory(rung);
		const others = [
			aResponse('Jan').by('paper').answering(MIST, '100% zeker: te_veel lawaai'),
			aResponse('Piet').in('Kapstraat').answering(MIST, 'Meer groen')
		];
		for (const other of others) await seed.response(to, other);
		const found = async (filter: Partial<ResponseFilter>) =>
			(await list(db, to.id, { ...ALL, ...filter }, 1)).lines.map(({ id }) => id);

		expect(await found({})).toHaveLength(3);
		expect(await found({ mode: 'assisted' })).toEqual([response.id]);
		expect(await found({ area: to.areas.Spilplein })).toEqual([response.id]);
		expect(await found({ area: NO_AREA })).toHaveLength(1);
		expect(await found({ words: 'GROEN' })).toHaveLength(1);
		expect(await found({ words: '0% z' })).toHaveLength(1);
		expect(await found({ words: 'te%veel' })).toEqual([]);

		const ids = await found({});
		const middle = await placeOf(db, to.id, ids[1]!, ALL);
		expect(middle).toEqual({ place: 2, matches: 3, newer: ids[0], older: ids[2] });
		expect(await placeOf(db, to.id, ids[1]!, { ...ALL, words: 'nergens' })).toBeNull();
	});

	test('comes in pages, each response on one of them', async ({ rung }) => {
		const { to, db } = await aStory(rung);
		const responses = Array.from({ length: PAGE_SIZE }, (_, index) => ({
			id: idOf(`bewoner ${index}`),
			version: to.versionId,
			mode: 'paper',
			language: 'nl',
			withdrawal_hash: idOf(`code ${index}`).replaceAll('-', '').padEnd(64, '0'),
			consented_at: '2026-03-01T10:00:00Z',
			// All at the same moment: the order must not depend on it alone.
			submitted_at: '2026-03-01T10:00:00Z',
			answers: []
		}));
		const batch = crypto.randomUUID();
		unwrap(
			await db.rpc('import_responses', {
				consultation: to.id,
				batch,
				file_name: 'a.csv',
				responses
			})
		);
		const first = await list(db, to.id, ALL, 1);
		const second = await list(db, to.id, ALL, 2);
		expect([first.lines.length, second.lines.length]).toEqual([PAGE_SIZE, 1]);
		expect([first.matches, second.matches]).toEqual([PAGE_SIZE + 1, PAGE_SIZE + 1]);
		const ids = [...first.lines, ...second.lines].map(({ id }) => id);
		expect(new Set(ids).size).toBe(PAGE_SIZE + 1);
	});

	test('says how many open answers have no theme or were not checked', async ({ rung }) => {
		const { to, db, mist } = await aStory(rung);
		const state = async () => (await list(db, to.id, ALL, 1)).lines[0];
		expect(await state()).toMatchObject({ open_answers: 1, without_theme: 1, unchecked: 1 });
		await coded(db, to.id, mist);
		expect(await state()).toMatchObject({ open_answers: 1, without_theme: 0, unchecked: 0 });
	});

	test('counts per way and area, and nothing for another team', async ({ rung }) => {
		const { seed, to, db } = await aStory(rung);
		expect(await counts(db, to.id)).toEqual([
			{ mode: 'assisted', area: to.areas.Spilplein, responses: 1, doubles: 0 }
		]);
		const outsider = await seed.outsider();
		expect(await counts(outsider.db, to.id)).toEqual([]);
		expect((await list(outsider.db, to.id, ALL, 1)).lines).toEqual([]);
	});

	test('no longer holds what a coordinator withdrew', async ({ rung }) => {
		const { seed, to, response, db } = await aStory(rung);
		await expect(withdraw(db, response.id)).rejects.toMatchObject({ code: DB_CODE.notAllowed });
		await withdraw((await seed.account('coordinator')).db, response.id);
		expect((await list(db, to.id, ALL, 1)).matches).toBe(0);
		expect(await get(db, to.id, response.id)).toBeNull();
	});
});
