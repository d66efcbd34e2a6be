import { randomUUID } from 'node:crypto';
import { aGuide, openQuestion } from '../../../tests/support/builders.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import { finished, newInterview, type Interview } from '../answering/interview.ts';
import { toSubmission } from '../answering/submit.ts';
import { get, inProgress, remove, save, start } from './interviews.ts';
import { consultationOf, record } from './responses.ts';

const mist = openQuestion('Wat mist u?');
const STARTED = '2026-03-30T15:00:00.000Z';

/** A worker who has just begun an interview. */
async function anInterview(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({ guide: aGuide().with(mist) });
	const worker = await seed.account('worker');
	const id = randomUUID();
	const interview = newInterview('assisted', { code: 'ABCD', startedAt: STARTED });
	const { userId, db } = worker;
	const place = { consultationId: to.id, versionId: to.versionId };
	await start(db, { id, ...place, userId, interview });
	const begun = (await get(db, id))!;
	const typing = (text: string, writer: string): Interview => ({
		...interview,
		consentedAt: STARTED,
		typed: { [`q.${mist.key}`]: [text] },
		writer
	});
	return { seed, to, db, id, begun, typing };
}

describe('an interview in progress', () => {
	test('is kept as it was typed, for the worker who holds it alone', async ({ rung }) => {
		const { seed, db, id, begun, typing } = await anInterview(rung);
		const saved = await save(db, id, typing('Een bankje', 'tablet'), begun.savedAt);
		expect(saved.state).toBe('saved');
		expect((await get(db, id))?.interview).toEqual(typing('Een bankje', 'tablet'));
		expect((await inProgress(db)).map((one) => one.id)).toEqual([id]);
		const coordinator = await seed.account('coordinator');
		expect(await get(coordinator.db, id)).toBeNull();
		expect(await inProgress(coordinator.db)).toEqual([]);
	});

	test('is not overwritten by a screen that has not seen the newest', async ({ rung }) => {
		const { db, id, begun, typing } = await anInterview(rung);
		await save(db, id, typing('op de tablet', 'tablet'), begun.savedAt);
		const late = await save(db, id, typing('op de laptop', 'laptop'), begun.savedAt);
		expect(late).toEqual({ state: 'elsewhere' });
		expect((await get(db, id))?.interview.writer).toBe('tablet');
		// Until somebody chooses.
		expect((await save(db, id, typing('op de laptop', 'laptop'), null)).state).toBe('saved');
	});

	test('takes a save whose reply was lost as its own', async ({ rung }) => {
		const { db, id, begun, typing } = await anInterview(rung);
		await save(db, id, typing('een', 'tablet'), begun.savedAt);
		const again = await save(db, id, typing('een bankje', 'tablet'), begun.savedAt);
		expect(again.state).toBe('saved');
		expect((await get(db, id))?.interview).toEqual(typing('een bankje', 'tablet'));
	});

	test('is gone when it was deleted, and a late save does not bring it back', async ({ rung }) => {
		const { db, id, begun, typing } = await anInterview(rung);
		await remove(db, id);
		expect(await save(db, id, typing('te laat', 'tablet'), begun.savedAt)).toEqual({
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
