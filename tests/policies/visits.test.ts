/** Personal codes and doubts about a response: flagged for the team, never thrown away. */
import { createHash } from 'node:crypto';
import { anonymous, unwrap } from '../../src/lib/db/client.ts';
import * as codes from '../../src/lib/db/codes.ts';
import * as doors from '../../src/lib/db/doors.ts';
import * as flags from '../../src/lib/db/flags.ts';
import { aResponse, idOf, said } from '../support/builders.ts';
import { describe, expect, test } from '../support/database.ts';
import { Seed } from '../support/seed.ts';

const MISS = 'Wat mist u?';
const LONG = 'Er moet een bankje bij de speeltuin komen en licht op het pad naar de metro';
const hash = (code: string) => createHash('sha256').update(code).digest('hex');

describe('a personal code', () => {
	test('works once; a second response with it is stored, and flagged', async ({ rung }) => {
		const seed = new Seed(rung);
		const to = await seed.consultation();
		const { db } = await seed.account('worker');
		const batch = idOf('batch');
		const hashes = [hash('bcdf2345'), hash('ghjk2345')];
		await codes.make(db, { consultation: to.id, batch, label: 'Flat', hashes });
		await codes.make(db, { consultation: to.id, batch, label: 'Flat', hashes });
		await codes.requireCodes(db, to.id, true);
		const resident = anonymous(rung);
		const state = () => codes.check(resident, to.id, 'bcdf2345');
		expect(await state()).toEqual({ needed: true, code: 'open' });

		for (const name of ['first', 'second']) {
			const response = idOf(`${to.code} ${name}`);
			const visit = { response, consultation: to.id, code: 'bcdf2345', earlier: null };
			await codes.beginVisit(resident, visit);
			await seed.response(to, aResponse(name).answering(MISS, said('Een bankje')));
		}
		expect(await state()).toEqual({ needed: true, code: 'used' });
		expect((await codes.check(resident, to.id, 'zzzz2345')).code).toBe('unknown');
		expect(await codes.batches(db, to.id)).toMatchObject([{ codes: 2, used: 1 }]);
		const found = (await flags.list(db, to.id)).filter(({ kind }) => kind === 'code');
		expect(found.map(({ response_id }) => response_id)).toEqual([idOf(`${to.code} second`)]);
		// Nothing says who used which code.
		expect(await rung.sql('select * from public.visit_origin')).toEqual([]);
		expect(
			(await db.from('personal_code').select('code_hash').eq('batch_id', batch)).error?.code
		).toBe('42501');
	});
});

describe('the unused codes of a batch', () => {
	test('get new ones; the old ones work no more, except one that somebody is answering with', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		const to = await seed.consultation();
		const { db } = await seed.account('worker');
		const batch = idOf('batch');
		const old = ['bcdf2345', 'ghjk2345', 'mnpq2345'];
		await codes.make(db, { consultation: to.id, batch, label: 'Flat', hashes: old.map(hash) });
		await codes.requireCodes(db, to.id, true);
		const resident = anonymous(rung);
		const state = async (code: string) => (await codes.check(resident, to.id, code)).code;
		const begin = (name: string, code: string) =>
			codes.beginVisit(resident, {
				response: idOf(`${to.code} ${name}`),
				consultation: to.id,
				code,
				earlier: null
			});
		await begin('first', old[0]!);
		await seed.response(to, aResponse('first').answering(MISS, said('Een bankje')));
		await begin('under way', old[1]!);

		const fresh = ['rstv2345', 'wxyz2345'];
		expect(await codes.renew(db, batch, fresh.map(hash))).toBe(1);
		expect(await Promise.all([...old, ...fresh].map(state))).toEqual([
			'used',
			'open',
			'unknown',
			'open',
			'unknown'
		]);
		expect(await codes.batches(db, to.id)).toMatchObject([{ codes: 3, used: 1 }]);
		await seed.response(to, aResponse('under way').answering(MISS, said('Een boom')));
		// Whoever was answering with an old one is not doubted for it.
		const doubts = (await flags.list(db, to.id)).map(({ kind }) => kind);
		expect(doubts.filter((kind) => kind.includes('code'))).toEqual([]);
		await expect(codes.renew(db, batch, [])).rejects.toMatchObject({ code: 'WS005' });
	});
});

describe('a response', () => {
	test('of the same device, or in nearly the same words, is flagged; the verdict can be taken back', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		const to = await seed.consultation();
		const { db } = await seed.account('worker');
		const first = await seed.response(to, aResponse('first').answering(MISS, said(LONG)));
		const again = idOf(`${to.code} again`);
		const visit = { response: again, consultation: to.id, code: null, earlier: first.id };
		await codes.beginVisit(anonymous(rung), visit);
		await seed.response(to, aResponse('again').answering(MISS, said(`${LONG}!`)));

		const doubts = async () =>
			(await flags.list(db, to.id))
				.filter((flag) => flag.response_id === again && flag.other_id === first.id)
				.map(({ kind, verdict }) => `${kind} ${verdict}`)
				.toSorted();
		expect(await doubts()).toEqual(['device null', 'similar null']);
		const similar = { response: again, kinds: ['similar' as const], other: first.id };
		await flags.judge(db, to.id, { ...similar, verdict: 'double', leftOut: again });
		expect(await doubts()).toEqual(['device null', 'similar double']);
		await flags.judge(db, to.id, { ...similar, verdict: null, leftOut: null });
		expect(await doubts()).toEqual(['device null', 'similar null']);
		// Both are still there.
		const rows = unwrap(await db.from('response').select('id').eq('consultation_id', to.id));
		expect(rows).toHaveLength(2);
	});
});

describe('doors', () => {
	test('are counted once however often they are sent, and undone by whoever counted them', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		const to = await seed.consultation();
		const [worker, coordinator] = [await seed.account('worker'), await seed.account('coordinator')];
		const attempt = {
			id: idOf('attempt'),
			area: to.areas.Spilplein!,
			outcome: 'no_answer',
			day: new Date().toISOString().slice(0, 10),
			undone: false
		} as const;
		expect(await doors.count(worker.db, to.id, [attempt])).toBe(1);
		expect(await doors.count(worker.db, to.id, [attempt])).toBe(0);
		const counted = async () =>
			(await doors.overview(worker.db, to.id)).find(({ name }) => name === 'Spilplein')?.no_answer;
		expect(await counted()).toBe(1);
		await doors.count(coordinator.db, to.id, [{ ...attempt, undone: true }]);
		expect(await counted()).toBe(1);
		await doors.count(worker.db, to.id, [{ ...attempt, undone: true }]);
		expect(await counted()).toBe(0);
	});
});
