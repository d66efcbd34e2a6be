import { aGuide, aResponse, idOf, openQuestion } from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { unwrap } from './client.ts';
import { examples, move, seedCodebook, setExample, split, step } from './codebook.ts';
import { decide } from './codings.ts';
import { archive, codebook, history, merge } from './themes.ts';

/** Two answers about green, one confirmed by the worker. */
async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	const anna = await seed.response(to, aResponse('Anna').answering('mist', 'Bomen'));
	const bert = await seed.response(to, aResponse('Bert').answering('mist', 'Bloemen'));
	const { db, userId } = await seed.account('worker');
	await seedCodebook(db, to.id);
	const theme = async (key: string) => (await codebook(db, to.id)).find((t) => t.key === key)!;
	const [green, safe, clean] = [
		(await theme('groen')).id,
		(await theme('veiligheid')).id,
		(await theme('schoon')).id
	];
	await decide(db, to.id, {
		decisions: [anna, bert].map(({ answers }) => ({
			answer: answers.mist!,
			theme: green,
			act: 'add'
		})),
		checks: []
	});
	const acts = async () => (await history(db, to.id)).map(({ act }) => act);
	return { seed, to, db, userId, anna, bert, theme, green, safe, clean, acts };
}

describe('two levels', () => {
	test('a theme goes under another one and comes back, with who and why', async ({ rung }) => {
		const { db, to, green, safe, clean, theme } = await aStory(rung);
		await move(db, green, safe, 'past beter');
		expect((await theme('groen')).parent_id).toBe(safe);
		await expect(move(db, safe, clean, '')).rejects.toMatchObject({ code: 'WS060' });
		await expect(move(db, clean, green, '')).rejects.toMatchObject({ code: 'WS060' });
		const [newest] = await history(db, to.id);
		expect(newest).toMatchObject({ act: 'move', why: 'past beter', theme_id: green });
		await move(db, green, null, '');
		expect((await theme('groen')).parent_id).toBeNull();
	});

	test('subthemes follow when their theme is merged, and stand alone when it is archived', async ({
		rung
	}) => {
		const { db, green, safe, clean, theme } = await aStory(rung);
		await move(db, green, safe, '');
		await merge(db, safe, clean, '');
		expect((await theme('groen')).parent_id).toBe(clean);
		await merge(db, clean, green, '');
		expect(await theme('groen')).toMatchObject({ parent_id: null, archived_at: null });
		const housing = await theme('wonen');
		await move(db, green, housing.id, '');
		await archive(db, housing.id, true, '');
		expect((await theme('groen')).parent_id).toBeNull();
	});

	test('the order changes within a level only', async ({ rung }) => {
		const { db, to, safe, green } = await aStory(rung);
		const order = async () => (await codebook(db, to.id)).map(({ key }) => key);
		const before = await order();
		await step(db, safe, 1);
		expect((await order()).slice(0, 2)).toEqual([before[1], before[0]]);
		await step(db, safe, -1);
		await step(db, safe, -1);
		expect(await order()).toEqual(before);
		await move(db, green, safe, '');
		await step(db, green, 1);
		expect(await order()).toEqual(before);
	});
});

test('splitting gives chosen answers to a new theme, with who decided', async ({ rung }) => {
	const { db, to, userId, anna, green, acts } = await aStory(rung);
	const id = '6ee6e1a0-110b-42a8-a8b5-46688b1b234b';
	const fields = { definition: '', includes: '', excludes: '', colour: '#006c30', position: 3 };
	const theme = { id, key: 'bomen', name: 'Bomen', ...fields };
	expect(await split(db, green, theme, { answers: [anna.answers.mist!] }, 'te breed')).toBe(1);
	const codings = unwrap(await db.from('coding').select('answer_id, theme_id, state, decided_by'));
	expect(codings).toHaveLength(2);
	expect(codings).toContainEqual({
		answer_id: anna.answers.mist,
		theme_id: id,
		state: 'confirmed',
		decided_by: userId
	});
	expect((await acts()).slice(0, 2)).toEqual(['split', 'add']);
	expect((await codebook(db, to.id)).some(({ key }) => key === 'bomen')).toBe(true);
});

test('splitting takes marked parts along, and leaves what was not chosen where it was', async ({
	rung
}) => {
	const { seed, db, to, anna, bert, green } = await aStory(rung);
	const cees = await seed.response(to, aResponse('Cees').answering('mist', 'Bomen en bloemen'));
	const mark = (answer: string, start: number, size: number) => ({
		kind: 'span' as const,
		...{ answer, theme: green, start, size, on: true }
	});
	const [a, b, c] = [anna, bert, cees].map(({ answers }) => answers.mist!) as [
		string,
		string,
		string
	];
	await decide(db, to.id, {
		decisions: [{ answer: c, theme: green, act: 'add' }],
		checks: [],
		marks: [mark(a, 0, 5), mark(b, 0, 7), mark(c, 0, 5), mark(c, 9, 7)]
	});
	const theme = (key: string, position: number) => ({
		...{ id: idOf(key), key, name: key, definition: '', includes: '', excludes: '' },
		...{ colour: '#006c30', position }
	});
	const trees = theme('bomen', 3);
	const parts = [{ answer: c, start: 0 }];
	expect(await split(db, green, trees, { answers: [a], parts }, '')).toBe(2);
	const spans = async (id: string) =>
		unwrap(await db.from('coding_span').select('answer_id, start').eq('theme_id', id))
			.map(({ answer_id, start }) => `${answer_id} ${start}`)
			.sort();
	const coded = async (id: string) =>
		unwrap(await db.from('coding').select('answer_id, state').eq('theme_id', id))
			.map(({ answer_id, state }) => `${answer_id} ${state}`)
			.sort();
	expect(await spans(trees.id)).toEqual([`${a} 0`, `${c} 0`].sort());
	expect(await spans(green)).toEqual([`${b} 0`, `${c} 9`].sort());
	expect(await coded(trees.id)).toEqual([`${a} confirmed`, `${c} confirmed`].sort());
	expect(await coded(green)).toEqual([`${b} confirmed`, `${c} confirmed`].sort());

	// The last part takes the answer along.
	const flowers = theme('bloemen', 4);
	const last = { answers: [], parts: [{ answer: c, start: 9 }] };
	expect(await split(db, green, flowers, last, '')).toBe(1);
	expect(await coded(green)).toEqual([`${b} confirmed`]);
	expect(await coded(flowers.id)).toEqual([`${c} confirmed`]);
});

test('an example goes with the answer that a resident withdraws', async ({ rung }) => {
	const { seed, db, to, userId, anna, green } = await aStory(rung);
	const example = { consultation: to.id, theme: green, answer: anna.answers.mist!, by: userId };
	await setExample(db, example, true);
	await setExample(db, example, true);
	expect(await examples(db, to.id)).toMatchObject([{ theme: green, text: 'Bomen' }]);
	await setExample(db, example, false);
	expect(await examples(db, to.id)).toEqual([]);
	await setExample(db, example, true);
	const coordinator = await seed.account('coordinator');
	unwrap(await coordinator.db.rpc('withdraw_response', { response: anna.id }));
	expect(await examples(db, to.id)).toEqual([]);
});
