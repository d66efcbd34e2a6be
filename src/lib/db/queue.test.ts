import { RANDOM_EVERY } from '../themes/queue.ts';
import { aGuide, aResponse, openQuestion } from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { decideAll, standing } from '../themes/coded-answer.ts';
import { unwrap } from './client.ts';
import { seedCodebook } from './codebook.ts';
import { decide, suggestPending } from './codings.ts';
import { decisions } from './history.ts';
import { checkQueue, checkState } from './queue.ts';
import { answersBehind, archive, codebook, merge } from './themes.ts';

const SAID = [
	'Meer bomen en bloemen in het park',
	'Overal zwerfvuil naast de containers',
	'De auto’s rijden hier te hard',
	'Ach',
	'Een bankje om elkaar te ontmoeten',
	'Te weinig plek om te parkeren',
	'De jeugd verveelt zich',
	'Het is prima zo',
	'De lift is al weken kapot',
	'Niemand luistert bij de gemeente',
	'In het donker durf ik niet over het pad',
	'Mijn buren zijn lief'
];

async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	for (const [number, text] of SAID.entries())
		await seed.response(to, aResponse(`bewoner ${number}`).answering('mist', text));
	const { db } = await seed.account('worker');
	await seedCodebook(db, to.id);
	await suggestPending(db, to.id);
	return { seed, db, to };
}

describe('the queue', () => {
	test('gives every answer once, the least sure first, and every fifth drawn at random', async ({
		rung
	}) => {
		const { db, to } = await aStory(rung);
		const first = await checkQueue(db, to.id, { filters: {} });
		expect(first.left).toBe(SAID.length);
		expect(first.answers.map(({ random }) => random)).toEqual(
			first.answers.map((_, place) => place % RANDOM_EVERY === RANDOM_EVERY - 1)
		);
		const have = first.answers.map(({ id }) => id);
		const second = await checkQueue(db, to.id, { filters: {}, have });
		const all = new Set([...have, ...second.answers.map(({ id }) => id)]);
		expect(all.size).toBe(SAID.length);
		const again = await checkQueue(db, to.id, { filters: {} });
		expect(again.answers.map(({ id }) => id)).toEqual(have);
		const expected = unwrap(
			await db.from('answer_assignment').select('answer_id, expected').order('expected')
		);
		expect(first.answers[0]!.id).toBe(expected[0]!.answer_id);
		// What comes next in line is offered, and stands nowhere.
		expect(first.answers.flatMap(({ next }) => next)).not.toEqual([]);
		for (const { next, codings } of first.answers)
			expect(codings.filter(({ theme }) => next!.includes(theme))).toEqual([]);
	});

	test('learns how good the rest is from the answers drawn at random alone', async ({ rung }) => {
		const { db, to } = await aStory(rung);
		const before = await checkState(db, to.id);
		expect([before.waiting, before.quality.checks]).toEqual([SAID.length, 0]);
		const { answers } = await checkQueue(db, to.id, { filters: {} });
		for (const answer of answers)
			await decide(db, to.id, decideAll(answer, answer.random ? standing(answer) : new Set()));
		const after = await checkState(db, to.id);
		expect(after.quality.checks).toBe(answers.filter(({ random }) => random).length);
		expect(after.waiting).toBe(SAID.length - answers.length);
		// What was drawn was right, so the rest is thought better than before; wrong hard ones do not count.
		expect(after.quality.expected).toBeGreaterThanOrEqual(before.quality.expected - 0.1);
		for (const [i, { target, checks }] of after.needed.entries()) {
			expect(checks).toBeLessThanOrEqual(after.waiting);
			if (i > 0) expect(target).toBeGreaterThan(after.needed[i - 1]!.target);
			if (i > 0) expect(checks).toBeGreaterThanOrEqual(after.needed[i - 1]!.checks);
		}
	});

	test('comes with a stance for every answer, and says who thinks so', async ({ rung }) => {
		const { db, to } = await aStory(rung);
		const read = await answersBehind(db, to.id, { pick: 'all', filters: {} });
		expect(read.map(({ stance }) => stance?.source)).toEqual(SAID.map(() => 'machine'));
		const more = read.find(({ text }) => text === SAID[0])!;
		expect(more.stance?.stance).toBe('wens');
	});
});

describe('the history', () => {
	test('tells what was decided, by whom and why, and can be read by kind and person', async ({
		rung
	}) => {
		const { seed, db, to } = await aStory(rung);
		const coordinator = await seed.account('coordinator');
		const themes = Object.fromEntries((await codebook(db, to.id)).map((t) => [t.key, t.id]));
		const { answers } = await checkQueue(db, to.id, { filters: {} });
		for (const answer of answers.slice(0, 3))
			await decide(db, to.id, decideAll(answer, new Set([themes.groen!])));
		await archive(coordinator.db, themes.wonen!, true, 'Hoort bij de corporatie');
		await merge(db, themes.schoon!, themes.groen!, 'Gaat over hetzelfde plantsoen');
		const all = await decisions(db, to.id);
		expect(all.map(({ kind }) => kind).slice(0, 2)).toEqual(['theme', 'theme']);
		expect(all[0]).toMatchObject({
			by: 'Wim Medewerker',
			detail: { act: 'merge', name: 'Schoon', into: 'Groen', why: 'Gaat over hetzelfde plantsoen' }
		});
		const [coding] = await decisions(db, to.id, { kind: 'coding' });
		expect(coding?.detail).toMatchObject({ answers: 3 });
		expect((await decisions(db, to.id, { kind: 'guide' }))[0]?.detail).toEqual({ number: 1 });
		const hers = await decisions(db, to.id, { kind: 'theme', person: coordinator.userId });
		expect(hers.map(({ detail }) => detail)).toMatchObject([{ act: 'archive', name: 'Wonen' }]);
		const older = await decisions(db, to.id, { before: all[0]!.at });
		expect(older).toHaveLength(all.length - 1);
	});
});
