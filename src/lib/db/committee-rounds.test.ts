import { Story } from '../../../tests/support/report-story.ts';
import { expect, test } from '../../../tests/support/database.ts';
import { idOf } from '../../../tests/support/builders.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { unwrap } from './client.ts';
import { code as codeAsColleague, queue, resolve } from './coders.ts';
import { code, codings, finish, open, progress, start } from './committee-rounds.ts';
import { revoke } from './quotes.ts';
import { answersBehind, overview } from './themes.ts';

const LINK = 'commissie2026abcd';
const [ANNA, BERT] = [idOf('reader Anna'), idOf('reader Bert')];

/** Seven residents, six of them quoted, and a committee with a link. */
async function aStory(rung: Backstage) {
	const story = await new Story(rung).begin('Ontmoeting', 'Groen');
	const residents = await story.heard({ count: 7, theme: 'Ontmoeting' });
	for (const resident of residents.slice(0, 6))
		await story.release('Ontmoeting', resident, 'Er is geen plek om elkaar te zien.');
	await story.link(LINK);
	const coordinator = await story.seed.account('coordinator');
	const { worker, visitor, themes, at } = story;
	const begin = (most = 100) => start(coordinator.db, at.id, { coder: worker.userId, most });
	const codeAll = async (reader: string, ...given: string[]) => {
		for (;;) {
			const opened = await open(visitor, LINK, { reader });
			if (opened?.state !== 'open' || !opened.quote) return;
			await code(visitor, { code: LINK, reader, quote: opened.quote.id, themes: given });
		}
	};
	const colleague = async (round: string, ...given: string[]) => {
		for (;;) {
			const [next] = (await queue(worker.db, round)).answers;
			if (!next) return;
			await codeAsColleague(worker.db, round, next.id, given);
		}
	};
	const [meeting, green] = [themes.Ontmoeting!, themes.Groen!];
	return {
		story,
		residents,
		coordinator,
		worker,
		visitor,
		at,
		begin,
		codeAll,
		colleague,
		meeting,
		green
	};
}

test('the committee sees released quotes, one of an answer, and nothing else of it', async ({
	rung
}) => {
	const { story, residents, visitor, begin } = await aStory(rung);
	expect(await open(visitor, LINK, { reader: ANNA })).toEqual({ state: 'none' });
	await story.release('Groen', residents[0]!, 'Vraag maar naar Marco.');
	await begin();
	const opened = await open(visitor, LINK, { reader: ANNA });
	expect(opened).toMatchObject({ state: 'open', total: 6, left: 6 });
	expect(JSON.stringify(opened)).not.toContain('Spilplein');
	const said = [];
	for (;;) {
		const now = await open(visitor, LINK, { reader: ANNA });
		if (now?.state !== 'open' || !now.quote) break;
		expect(Object.keys(now.quote).sort()).toEqual(['id', 'language', 'question', 'text', 'themes']);
		said.push(now.quote.text);
		await code(visitor, { code: LINK, reader: ANNA, quote: now.quote.id, themes: [] });
	}
	const whole = 'Er is geen plek om elkaar te zien.';
	expect(said.sort()).toEqual([...Array<string>(5).fill(whole), 'Vraag maar naar Marco.'].sort());
	expect(await open(visitor, 'geenbestaandelink', { reader: ANNA })).toBeNull();
});

test('quotes of fewer residents than the smallest group make no round, and end one', async ({
	rung
}) => {
	const { story, residents, at, visitor, worker, coordinator, begin } = await aStory(rung);
	await expect(begin(4)).rejects.toMatchObject({ code: 'WS064' });
	expect(unwrap(await worker.db.from('coding_round').select('id'))).toEqual([]);
	await begin(5);
	const [first] = unwrap(
		await worker.db.from('round_answer').select('quote_id, answer (response_id)').limit(1)
	);
	const quote = first!.quote_id!;
	expect(await code(visitor, { code: LINK, reader: ANNA, quote, themes: [] })).toBe('stored');
	await revoke(worker.db, at.id, [quote], new Date());
	expect(await open(visitor, LINK, { reader: ANNA })).toEqual({ state: 'none' });
	expect(await code(visitor, { code: LINK, reader: ANNA, quote, themes: [] })).toBe('closed');
	const left = await rung.sql('select reader from public.reader_coding');
	expect(left).toEqual([]);
	// A resident who withdraws takes their quote along.
	const { id } = residents.find((resident) => resident.id !== first!.answer.response_id)!;
	unwrap(await coordinator.db.rpc('withdraw_response', { response: id }));
	expect(story.responses).toHaveLength(7);
	expect(
		unwrap(await worker.db.from('round_answer').select('answer_id')).length
	).toBeLessThanOrEqual(4);
});

test('nobody sees what others chose before the round ends, and then not who chose it', async ({
	rung
}) => {
	const { visitor, worker, coordinator, begin, codeAll, colleague, meeting, green } =
		await aStory(rung);
	const round = await begin();
	await codeAll(ANNA, green);
	const other = await open(visitor, LINK, { reader: BERT });
	expect(other).toMatchObject({ left: 6, quote: { themes: [] } });
	await expect(finish(worker.db, round)).rejects.toMatchObject({ code: 'WS063' });
	await colleague(round, meeting);
	await code(visitor, {
		...{ code: LINK, reader: BERT, themes: [meeting] },
		quote: (other as { quote: { id: string } }).quote.id
	});
	expect(await codings(coordinator.db, round)).toEqual([]);
	expect(await progress(worker.db, round)).toEqual({ total: 6, left: 0, readers: 2, done: 1 });
	await finish(worker.db, round);
	expect(await open(visitor, LINK, { reader: BERT })).toEqual({ state: 'none' });
	const coded = await codings(coordinator.db, round);
	expect(coded).toHaveLength(6);
	// Bert did not finish: his one choice does not count.
	for (const { coder, readers, standing } of coded)
		expect({ coder, readers, standing }).toEqual({
			coder: [meeting],
			readers: [[green]],
			standing: [meeting]
		});
	expect(JSON.stringify(coded)).not.toContain(ANNA);
});

test('what the committee chose changes nothing until a worker decides, and then only adds', async ({
	rung
}) => {
	const { story, at, worker, begin, codeAll, colleague, meeting, green } = await aStory(rung);
	const counts = async () => {
		const { themes, checked } = await overview(worker.db, at.id);
		const of = (id: string) => themes.find(({ theme }) => theme === id)!.confirmed_answers;
		return [of(meeting), of(green), checked];
	};
	const round = await begin();
	await colleague(round);
	await codeAll(ANNA, green);
	await finish(worker.db, round);
	expect(await counts()).toEqual([7, 0, 0]);
	const [first] = await codings(worker.db, round);
	const reviewer = await story.seed.account('reviewer');
	await expect(resolve(reviewer.db, round, first!.answer, [green])).rejects.toMatchObject({
		code: '42501'
	});
	expect(await resolve(worker.db, round, first!.answer, [green])).toBe(true);
	expect(await counts()).toEqual([7, 1, 0]);
	const [answer] = await answersBehind(worker.db, at.id, {
		...{ pick: 'confirmed', theme: green, filters: {} }
	});
	expect(answer!.codings.map(({ theme }) => theme).sort()).toEqual([green, meeting].sort());
	expect((await codings(worker.db, round))[0]).toMatchObject({ resolved: true });
});

test('only the colleague who was asked takes the other place', async ({ rung }) => {
	const { story, worker, begin } = await aStory(rung);
	const round = await begin();
	const reviewer = await story.seed.account('reviewer');
	const [next] = (await queue(worker.db, round)).answers;
	expect(next!.text).toBe('Er is geen plek om elkaar te zien.');
	expect((await queue(reviewer.db, round)).answers).toEqual([]);
	await expect(codeAsColleague(reviewer.db, round, next!.id, [])).rejects.toMatchObject({
		code: '42501'
	});
});
