import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { aGuide, grade, openQuestion } from '../../../tests/support/builders.ts';
import { Seed, type SeededConsultation } from '../../../tests/support/seed.ts';
import { readBatch, type Batch } from '../exchange/batch.ts';
import { matchColumns } from '../exchange/columns.ts';
import type { ImportedResponse } from '../exchange/rows.ts';
import { unwrap, type Db } from './client.ts';
import { known, send, type Sending } from './imports.ts';

const guide = aGuide().with(
	openQuestion('Wat mist u?', { key: 'mist' }),
	grade('Welk cijfer geeft u?', { key: 'cijfer' })
);
const HEADERS = ['id', 'straat', 'mist', 'cijfer'];
const NOW = new Date('2026-06-01T10:00:00Z');
const ROWS = [
	['r1', 'Spilplein', 'Een bankje', '7'],
	['r2', '', 'Meer groen', ''],
	['r3', 'Kapstraat', '', '4']
];

function responsesOf(to: SeededConsultation, rows: string[][]): ImportedResponse[] {
	const batch: Batch = {
		sending: randomUUID(),
		version: to.versionId,
		fileName: 'antwoorden.csv',
		headers: HEADERS,
		mapping: matchColumns(HEADERS, to.guide),
		defaults: { mode: 'paper', language: 'nl', interviewVoice: 'paraphrase' },
		rows: rows.map((cells, index) => ({ line: index + 2, cells, occurrence: 1 }))
	};
	const areas = Object.entries(to.areas).map(([name, id]) => ({ id, name }));
	const results = readBatch(batch, { consultation: to.id, guide: to.guide, areas, now: NOW });
	return results!.map((result) => {
		if (!('ok' in result)) throw new Error(JSON.stringify(result.problems));
		return result.ok;
	});
}

const sendingTo = (to: SeededConsultation): Sending => ({
	id: randomUUID(),
	consultationId: to.id,
	versionId: to.versionId,
	fileName: 'antwoorden.csv',
	now: NOW
});
const statuses = (outcomes: { status: string }[]) => outcomes.map(({ status }) => status);
const count = async (db: Db, table: 'response' | 'answer' | 'import_batch') =>
	(await db.from(table).select('*', { count: 'exact', head: true })).count;

describe('importing responses', () => {
	test('stores each response once, however often the file is sent', async ({ rung }) => {
		const seed = new Seed(rung);
		const to = await seed.consultation({ guide });
		const { db, userId } = await seed.account('worker');
		const responses = responsesOf(to, ROWS);
		expect(
			await known(
				db,
				to.id,
				responses.map(({ id }) => id)
			)
		).toEqual(new Map());

		expect(statuses(await send(db, sendingTo(to), responses.slice(0, 2)))).toEqual([
			'stored',
			'stored'
		]);
		const again = sendingTo(to);
		expect(statuses(await send(db, again, responsesOf(to, ROWS)))).toEqual([
			'already',
			'already',
			'stored'
		]);
		expect(statuses(await send(db, again, responses))).toEqual(['already', 'already', 'already']);
		expect(await count(db, 'response')).toBe(3);
		expect(await count(db, 'answer')).toBe(4);

		const stored = unwrap(
			await db.from('response').select('*').eq('id', responses[2]!.id).single()
		);
		expect(stored).toMatchObject({
			mode: 'paper',
			area_id: to.areas['Kapstraat'],
			recorded_by: userId,
			import_id: again.id
		});
	});

	test('leaves out what was withdrawn', async ({ rung }) => {
		const seed = new Seed(rung);
		const to = await seed.consultation({ guide });
		const { db } = await seed.account('coordinator');
		const responses = responsesOf(to, ROWS);
		const ids = responses.map(({ id }) => id);
		await send(db, sendingTo(to), responses);
		unwrap(await db.rpc('withdraw_response', { response: ids[1]! }));

		expect(await known(db, to.id, ids)).toEqual(
			new Map([
				[ids[0], 'already'],
				[ids[1], 'withdrawn'],
				[ids[2], 'already']
			])
		);
		const outcomes = await send(db, sendingTo(to), responsesOf(to, ROWS));
		expect(statuses(outcomes)).toEqual(['already', 'withdrawn', 'already']);
		expect(await count(db, 'response')).toBe(2);
	});

	test('stores all of a batch or nothing', async ({ rung }) => {
		const seed = new Seed(rung);
		const to = await seed.consultation({ guide });
		const { db } = await seed.account('worker');
		const [first, second] = responsesOf(to, ROWS);
		const misfit = { ...second!, answers: { cijfer: { kind: 'grade' as const, number: 11 } } };
		await expect(send(db, sendingTo(to), [first!, misfit])).rejects.toMatchObject({
			code: 'WS006'
		});
		expect(await count(db, 'response')).toBe(0);
		expect(await count(db, 'import_batch')).toBe(0);
	});

	test('is refused to a reviewer and to another team', async ({ rung }) => {
		const seed = new Seed(rung);
		const to = await seed.consultation({ guide });
		const responses = responsesOf(to, ROWS);
		for (const { db } of [await seed.account('reviewer'), await seed.outsider()]) {
			await expect(send(db, sendingTo(to), responses)).rejects.toMatchObject({ code: '42501' });
			await expect(known(db, to.id, [responses[0]!.id])).rejects.toMatchObject({ code: '42501' });
		}
	});
});
