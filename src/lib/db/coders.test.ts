import { aGuide, aResponse, openQuestion } from '../../../tests/support/builders.ts';
import { expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { unwrap } from './client.ts';
import { seedCodebook } from './codebook.ts';
import { code, codings, queue, resolve, round, start } from './coders.ts';
import { codebook, overview } from './themes.ts';

/** Three answers; the coordinator and the worker are to code two or all of them. */
async function aStory(rung: Backstage, most = 3) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	const ids: string[] = [];
	for (const name of ['Anna', 'Bert', 'Cees'])
		ids.push((await seed.response(to, aResponse(name).answering('mist', name))).id);
	const [coordinator, worker, reviewer] = [
		await seed.account('coordinator'),
		await seed.account('worker'),
		await seed.account('reviewer')
	];
	await seedCodebook(worker.db, to.id);
	const themes = Object.fromEntries((await codebook(worker.db, to.id)).map((t) => [t.key, t.id]));
	const who = { first: coordinator.userId, second: worker.userId, most };
	const id = await start(coordinator.db, to.id, who);
	const codeAll = async ({ db }: typeof worker, given: string[]) => {
		for (;;) {
			const [next] = (await queue(db, id)).answers;
			if (!next) return;
			await code(db, id, next.id, given);
		}
	};
	return {
		to,
		id,
		coordinator,
		worker,
		reviewer,
		green: themes.groen!,
		safe: themes.veiligheid!,
		codeAll,
		responses: ids
	};
}

test('two coders see neither each other nor a stranger their codings before both are done', async ({
	rung
}) => {
	const { to, id, coordinator, worker, reviewer, green, safe, codeAll } = await aStory(rung, 2);
	expect(await queue(worker.db, id)).toMatchObject({ total: 2, left: 2 });
	expect(await queue(reviewer.db, id)).toEqual({ total: 0, left: 0, answers: [] });
	await codeAll(coordinator, [green]);
	const seen = async ({ db }: typeof worker) =>
		unwrap(await db.from('round_coding').select('coder')).length;
	expect([await seen(coordinator), await seen(worker), await seen(reviewer)]).toEqual([2, 0, 0]);
	expect(await codings(coordinator.db, id)).toEqual([]);
	await codeAll(worker, [safe]);
	expect((await round(worker.db, to.id, id))!.finished).toBe(true);
	expect([await seen(coordinator), await seen(worker), await seen(reviewer)]).toEqual([4, 4, 4]);
	const [first, second] = await codings(reviewer.db, id);
	for (const coded of [first!, second!])
		expect(coded).toMatchObject({ first: [green], second: [safe], resolved: false });
	await expect(code(worker.db, id, first!.answer, [])).rejects.toMatchObject({ code: '42501' });
});

test('what is settled is confirmed with its history, and the answer counts as checked', async ({
	rung
}) => {
	const { to, id, coordinator, worker, green, safe, codeAll } = await aStory(rung);
	await codeAll(coordinator, [green]);
	await codeAll(worker, []);
	const [first] = await codings(worker.db, id);
	expect(await resolve(worker.db, id, first!.answer, [safe])).toBe(true);
	const state = async () =>
		unwrap(await worker.db.from('coding').select('theme_id, state').eq('answer_id', first!.answer));
	expect(await state()).toEqual([{ theme_id: safe, state: 'confirmed' }]);
	await resolve(worker.db, id, first!.answer, [green]);
	expect(await state()).toContainEqual({ theme_id: safe, state: 'rejected' });
	expect(await state()).toContainEqual({ theme_id: green, state: 'confirmed' });
	const events = unwrap(await worker.db.from('coding_event').select('act').order('id'));
	expect(events.map(({ act }) => act).sort()).toEqual(['add', 'add', 'reject']);
	expect((await codings(worker.db, id))[0]!.resolved).toBe(true);
	expect((await overview(worker.db, to.id)).checked).toBe(1);
});

test('a round ends when the last answer to code is withdrawn', async ({ rung }) => {
	const { to, id, coordinator, worker, green, codeAll, responses } = await aStory(rung);
	await codeAll(coordinator, [green]);
	for (let coded = 0; coded < 2; coded++)
		await code(worker.db, id, (await queue(worker.db, id)).answers[0]!.id, []);
	const last = (await queue(worker.db, id)).answers[0]!;
	const rows = unwrap(
		await worker.db.from('answer').select('response_id').eq('id', last.id).single()
	);
	expect(responses).toContain(rows.response_id);
	unwrap(await coordinator.db.rpc('withdraw_response', { response: rows.response_id }));
	expect((await round(worker.db, to.id, id))!.finished).toBe(true);
	expect(await codings(worker.db, id)).toHaveLength(2);
});

test('takes two different members of the team', async ({ rung }) => {
	const { to, coordinator, worker } = await aStory(rung);
	const refused = (first: string, second: string, most: number) =>
		expect(start(coordinator.db, to.id, { first, second, most })).rejects.toMatchObject({
			code: 'WS062'
		});
	await refused(worker.userId, worker.userId, 5);
	await refused(worker.userId, to.id, 5);
	await refused(worker.userId, coordinator.userId, 0);
});
