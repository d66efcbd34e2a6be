import { afterBatch, inverse, markOne, type CodedAnswer } from '../themes/coded-answer.ts';
import type { Mark } from '../themes/answer-marks.ts';
import { aGuide, aResponse, idOf, openQuestion } from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { DB_CODE, unwrap } from './client.ts';
import { seedCodebook } from './codebook.ts';
import { decide, suggestPending } from './codings.ts';
import * as memos from './memos.ts';
import { answersBehind, codebook, merge, overview } from './themes.ts';
import { translate } from './translations.ts';

const SAID = 'Meer bomen 🌳 graag, en minder auto’s';

async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	const { answers } = await seed.response(to, aResponse('Anna').answering('mist', SAID));
	const worker = await seed.account('worker');
	const { db } = worker;
	await seedCodebook(db, to.id);
	const themes = Object.fromEntries((await codebook(db, to.id)).map((t) => [t.key, t.id]));
	const read = async () => (await answersBehind(db, to.id, { pick: 'all', filters: {} }))[0]!;
	return { seed, db, to, worker, themes, answer: answers.mist!, read };
}

const shape = ({ stance, spans, misread, quotable, quote_part }: CodedAnswer) => ({
	stance,
	spans,
	misread,
	quotable,
	quote_part
});

describe('marks in an answer', () => {
	test('are in the database what they are on the desk, and can be taken back', async ({ rung }) => {
		const { db, to, themes, answer, read } = await aStory(rung);
		unwrap(
			await db.rpc('suggest_stances', {
				consultation: to.id,
				stances: [{ answer, stance: 'wens', confidence: 0.5 }]
			})
		);
		const theme = themes.groen!;
		const marks: Mark[] = [
			{ kind: 'stance', answer, stance: 'gemengd' },
			{ kind: 'span', answer, theme, start: 0, size: 10, on: true },
			{ kind: 'span', answer, theme, start: 0, size: 18, on: true },
			{ kind: 'word', answer, theme, word: 'bomen', on: true },
			{ kind: 'quote', answer, on: true },
			{ kind: 'quote', answer, on: true, part: { start: 3, size: 8 } },
			{ kind: 'stance', answer, stance: null }
		];
		const undo = [];
		let expected = await read();
		for (const mark of marks) {
			const batch = markOne(mark);
			undo.unshift(inverse(expected, batch));
			expected = afterBatch(expected, batch, 'Wim Medewerker', 'now');
			await decide(db, to.id, batch);
			// A batch that arrives twice changes nothing.
			await decide(db, to.id, batch);
			expect(shape(await read()), JSON.stringify(mark)).toEqual(shape(expected));
		}
		expect(expected.spans).toEqual([{ theme, start: 0, size: 18 }]);
		for (const batch of undo) await decide(db, to.id, batch);
		expect(shape(await read())).toMatchObject({ spans: [], misread: [], quotable: false });
		const events = unwrap(await db.from('stance_event').select('act, actor').order('id'));
		expect(events[0]).toEqual({ act: 'suggest', actor: null });
		expect(events.filter(({ actor }) => actor !== null).length).toBe(events.length - 1);
	});

	test('filter by stance, and the machine leaves a person’s word alone', async ({ rung }) => {
		const { db, to, answer, read } = await aStory(rung);
		const count = async (stance: 'wens' | 'negatief') =>
			(await overview(db, to.id, { stance })).answers;
		await decide(db, to.id, markOne({ kind: 'stance', answer, stance: 'wens' }));
		const stances = [{ answer, stance: 'negatief', confidence: 0.9 }];
		unwrap(await db.rpc('suggest_stances', { consultation: to.id, stances }));
		expect([await count('wens'), await count('negatief')]).toEqual([1, 0]);
		expect((await read()).stance).toMatchObject({ stance: 'wens', suggested: 'negatief' });
	});

	test('move along with a corrected text and with a merged theme', async ({ rung }) => {
		const { db, to, themes, answer, read } = await aStory(rung);
		const part = { theme: themes.groen!, start: 5, size: 5 };
		const gone = { theme: themes.verkeer!, start: 24, size: 12 };
		for (const span of [part, gone])
			await decide(db, to.id, markOne({ kind: 'span', answer, ...span, on: true }));
		const args = {
			answer,
			new_text: 'Ik wil meer bomen',
			new_choices: null,
			new_number: null,
			new_voice: null
		};
		unwrap(await db.rpc('correct_answer', args as never));
		expect((await read()).spans).toEqual([{ ...part, start: 12 }]);
		await merge(db, themes.groen!, themes.ontmoeting!, 'één thema');
		expect((await read()).spans).toEqual([{ ...part, theme: themes.ontmoeting!, start: 12 }]);
	});
});

describe('a translation', () => {
	test('stands beside the original, is read by the engine, and can be quoted as a translation', async ({
		rung
	}) => {
		const { seed, db, to, worker, themes, read } = await aStory(rung);
		const { answers } = await seed.response(
			to,
			aResponse('Bob').answering('mist', 'Nothing much, the place is fine')
		);
		const bob = answers.mist!;
		await suggestPending(db, to.id);
		const suggested = async () =>
			unwrap(await db.from('coding').select('theme_id').eq('answer_id', bob)).map(
				(c) => c.theme_id
			);
		expect(await suggested()).not.toContain(themes.groen);
		await translate(db, bob, 'Meer bomen en struiken in het park');
		expect((await suggestPending(db, to.id)).done).toBe(1);
		expect(await suggested()).toContain(themes.groen);
		const translated = (await answersBehind(db, to.id, { pick: 'all', filters: {} })).find(
			({ id }) => id === bob
		);
		expect(translated?.translation).toMatchObject({ by: 'Wim Medewerker', stale: false });
		expect((await overview(db, to.id, { search: 'struiken' })).answers).toBe(1);

		const quote = (text: string, isTranslated: boolean) =>
			db.from('quote').insert({
				id: idOf(`${text} ${isTranslated}`),
				consultation_id: to.id,
				answer_id: bob,
				theme_id: themes.groen!,
				text,
				released_by: worker.userId,
				translated: isTranslated
			});
		expect((await quote('Meer bomen', false)).error?.code).toBe(DB_CODE.notAnExcerpt);
		expect((await quote('the place is fine', true)).error?.code).toBe(DB_CODE.notAnExcerpt);
		expect((await quote('Meer bomen', true)).error).toBeNull();
		await translate(db, bob, '');
		expect((await read()).translation).toBeNull();
		const history = unwrap(await db.from('translation_revision').select('text_before'));
		expect(history).toEqual([{ text_before: 'Meer bomen en struiken in het park' }]);
	});
});

describe('a memo', () => {
	test('is changed by its author only, keeps its history, and can come back', async ({ rung }) => {
		const { seed, db, to, worker, answer, read } = await aStory(rung);
		const id = idOf('memo');
		const memo = { id, text: 'Vaker gehoord', about: { answer }, author: worker.userId };
		await memos.write(db, to.id, memo);
		await memos.write(db, to.id, { ...memo, text: 'twee keer gestuurd' });
		const coordinator = await seed.account('coordinator');
		expect(await memos.change(coordinator.db, to.id, id, { text: 'Anders' })).toBe(false);
		expect(await memos.change(db, to.id, id, { text: 'Vaak gehoord' })).toBe(true);
		const [mine] = await memos.list(db, to.id, { answer }, worker.userId);
		expect(mine).toMatchObject({ text: 'Vaak gehoord', mine: true, by: 'Wim Medewerker' });
		expect(mine!.earlier.map(({ text }) => text)).toEqual(['Vaker gehoord']);
		expect((await read()).memos).toBe(1);
		await memos.change(db, to.id, id, { removedAt: new Date() });
		expect(await memos.list(coordinator.db, to.id, { answer }, coordinator.userId)).toEqual([]);
		expect((await memos.list(db, to.id, { answer }, worker.userId))[0]?.removed).toBe(true);
		expect((await read()).memos).toBe(0);
		await memos.change(db, to.id, id, { removedAt: null });
		expect(await memos.list(coordinator.db, to.id, { answer }, coordinator.userId)).toHaveLength(1);
		expect(await memos.list(db, to.id, {}, worker.userId)).toEqual([]);
	});
});
