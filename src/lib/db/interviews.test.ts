import { randomUUID } from 'node:crypto';
import { aGuide, openQuestion } from '../../../tests/support/builders.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import { finished, newInterview, type Interview } from '../answering/interview.ts';
import { toSubmission } from '../answering/submit.ts';
import { get, inProgress, remove, save as saveOf } from './interviews.ts';
import { consultationOf, correct, get as responseOf, record } from './responses.ts';

const mist = openQuestion('Wat mist u?');
const fijn = openQuestion('Wat is fijn?');
const STARTED = '2026-03-30T15:00:00.000Z';

/** A worker who has just begun an interview. */
async function anInterview(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({ guide: aGuide().with(mist, fijn) });
	const worker = await seed.account('worker');
	const id = randomUUID();
	const interview = newInterview('assisted', { code: 'ABCD', startedAt: STARTED });
	const { userId, db } = worker;
	const of = { consultationId: to.id, versionId: to.versionId, userId };
	const save = (content: Interview, after: string | null) => saveOf(db, id, content, after, of);
	expect((await save(interview, null)).state).toBe('saved');
	const begun = (await get(db, id))!;
	const typing = (text: string, writer: string): Interview => ({
		...interview,
		consentedAt: STARTED,
		typed: { [`q.${mist.key}`]: [text] },
		writer
	});
	return { seed, to, db, id, of, save, begun, typing };
}

describe('an interview in progress', () => {
	test('is kept as it was typed, for the worker who holds it alone', async ({ rung }) => {
		const { seed, db, id, save, begun, typing } = await anInterview(rung);
		const saved = await save(typing('Een bankje', 'tablet'), begun.savedAt);
		expect(saved.state).toBe('saved');
		expect((await get(db, id))?.interview).toEqual(typing('Een bankje', 'tablet'));
		expect((await inProgress(db)).map((one) => one.id)).toEqual([id]);
		const coordinator = await seed.account('coordinator');
		expect(await get(coordinator.db, id)).toBeNull();
		expect(await inProgress(coordinator.db)).toEqual([]);
	});

	test('is not overwritten by a screen that has not seen the newest', async ({ rung }) => {
		const { db, id, save, begun, typing } = await anInterview(rung);
		await save(typing('op de tablet', 'tablet'), begun.savedAt);
		const late = await save(typing('op de laptop', 'laptop'), begun.savedAt);
		expect(late).toEqual({ state: 'elsewhere' });
		expect((await get(db, id))?.interview.writer).toBe('tablet');
		// Until somebody chooses.
		expect((await save(typing('op de laptop', 'laptop'), null)).state).toBe('saved');
	});

	test('takes a save whose reply was lost as its own', async ({ rung }) => {
		const { db, id, save, begun, typing } = await anInterview(rung);
		await save(typing('een', 'tablet'), begun.savedAt);
		const again = await save(typing('een bankje', 'tablet'), begun.savedAt);
		expect(again.state).toBe('saved');
		expect((await get(db, id))?.interview).toEqual(typing('een bankje', 'tablet'));
	});

	test('is gone when it was deleted, and a late save does not bring it back', async ({ rung }) => {
		const { db, id, save, begun, typing } = await anInterview(rung);
		await remove(db, id);
		expect(await save(typing('te laat', 'tablet'), begun.savedAt)).toEqual({
			state: 'gone'
		});
		expect(await get(db, id)).toBeNull();
	});

	test('is stored once however often it is sent, and its draft with the code goes', async ({
		rung
	}) => {
		const { to, db, id, typing } = await anInterview(rung);
		const identity = { id, version: to.versionId, withdrawalHash: 'a'.repeat(64) };
		const response = finished(to.guide, typing('Een bankje', 'tablet'), identity)!;
		expect(await record(db, toSubmission(to.guide, response))).toBe('stored');
		expect(await record(db, toSubmission(to.guide, response))).toBe('already');
		expect(await get(db, id)).toBeNull();
		expect(await consultationOf(db, id)).toBe(to.id);
	});
});

describe('an interview that is sent again', () => {
	const send = async (
		{ db, to, id }: Pick<Awaited<ReturnType<typeof anInterview>>, 'db' | 'to' | 'id'>,
		interview: Interview
	) => {
		const identity = { id, version: to.versionId, withdrawalHash: 'a'.repeat(64) };
		return record(db, toSubmission(to.guide, finished(to.guide, interview, identity)!));
	};

	test('with other words becomes a revision, and what it said before is kept', async ({ rung }) => {
		const story = await anInterview(rung);
		const { db, id, typing } = story;
		expect(await send(story, typing('Een bankje', 'tablet'))).toBe('stored');
		expect(await send(story, typing('Twee bankjes', 'tablet'))).toBe('revised');
		expect(await send(story, typing('Twee bankjes', 'tablet'))).toBe('already');
		const stored = await responseOf(story.db, story.to.id, id);
		expect(stored?.answer.map(({ text }) => text)).toEqual(['Twee bankjes']);
		expect(stored?.answer[0]?.answer_revision.map(({ before }) => before.text)).toEqual([
			'Een bankje'
		]);
		const { data } = await db.from('response_revision').select('before').eq('response_id', id);
		expect(data).toMatchObject([{ before: { answers: [{ text: 'Een bankje' }] } }]);
	});

	test('as it was does not undo what a colleague corrected since', async ({ rung }) => {
		const story = await anInterview(rung);
		const { db, id, typing } = story;
		await send(story, typing('Een bnakje', 'tablet'));
		const { data } = await db.from('answer').select('id').eq('response_id', id).single();
		await correct(db, data!.id, { kind: 'open', text: 'Een bankje', voice: 'paraphrase' });
		expect(await send(story, typing('Een bnakje', 'tablet'))).toBe('already');
		const stored = await responseOf(db, story.to.id, id);
		expect(stored?.answer.map(({ text }) => text)).toEqual(['Een bankje']);
	});

	test('leaves out what was taken out, keeps it in the history, and adds what is new', async ({
		rung
	}) => {
		const story = await anInterview(rung);
		const { db, to, id, typing } = story;
		const first = typing('Een bankje', 'tablet');
		await send(story, { ...first, area: Object.values(to.areas)[0]! });
		const typed = { [`q.${fijn.key}`]: ['De rust'] };
		expect(await send(story, { ...first, typed })).toBe('revised');
		const stored = await responseOf(db, to.id, id);
		expect(stored?.answer.map(({ text }) => text)).toEqual(['De rust']);
		expect(stored?.area).toBeNull();
		const { data } = await db.from('response_revision').select('before').eq('response_id', id);
		expect(data).toMatchObject([{ before: { answers: [{ text: 'Een bankje' }] } }]);
	});

	test('is refused when its area is no longer on the list', async ({ rung }) => {
		const story = await anInterview(rung);
		expect(await send(story, { ...story.typing('Een bankje', 'tablet'), area: randomUUID() })).toBe(
			'area-gone'
		);
	});

	test('cannot be begun again as a draft', async ({ rung }) => {
		const story = await anInterview(rung);
		await send(story, story.typing('Een bankje', 'tablet'));
		expect(await story.save(story.typing('Een bankje', 'tablet'), null)).toEqual({ state: 'sent' });
	});
});
