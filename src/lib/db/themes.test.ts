import { aGuide, aResponse, idOf, openQuestion } from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import type { Mark } from '../themes/answer-marks.ts';
import type { ThemeCount } from '../themes/counts.ts';
import { unwrap, type Db } from './client.ts';
import { seedCodebook, setExample } from './codebook.ts';
import { decide, suggestPending } from './codings.ts';
import { answersBehind, archive, breakdown, codebook, merge, overview, save } from './themes.ts';
import { checkQueue } from './queue.ts';

const MISS = 'Wat mist u?';
const ANNOYS = 'Wat ergert u?';
const NEW_THEME = { definition: '', includes: '', excludes: '', colour: '#112233', position: 99 };

/**
 * Anna writes twice about green, Bert once and about safety too, Cees about nothing that anybody recognises.
 * The machine suggests green for all three answers about it and safety for one.
 */
async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(
			openQuestion(MISS, { key: 'mist' }),
			openQuestion(ANNOYS, { key: 'erger' })
		)
	});
	const anna = await seed.response(
		to,
		aResponse('Anna').in('Spilplein').answering('mist', 'Bomen').answering('erger', 'Dood gras')
	);
	const bert = await seed.response(
		to,
		aResponse('Bert').by('assisted').in('Kapstraat').answering('mist', 'Bomen en 100% licht')
	);
	const cees = await seed.response(to, aResponse('Cees').answering('erger', 'Och'));
	const { db } = await seed.account('worker');
	await seedCodebook(db, to.id);
	const themes = Object.fromEntries((await codebook(db, to.id)).map((t) => [t.key, t.id]));
	const [green, safe] = [themes.groen!, themes.veiligheid!];
	const answers = {
		annaMiss: anna.answers.mist!,
		annaAnnoys: anna.answers.erger!,
		bert: bert.answers.mist!,
		cees: cees.answers.erger!
	};
	const suggested = (answer: string, ...ids: string[]) => ({
		answer,
		themes: ids.map((theme) => ({ theme, confidence: 0.9, because: ['Bomen'] }))
	});
	unwrap(
		await db.rpc('suggest_codings', {
			consultation: to.id,
			engine: 'story',
			suggestions: [
				suggested(answers.annaMiss, green),
				suggested(answers.annaAnnoys, green),
				suggested(answers.bert, green, safe),
				suggested(answers.cees)
			]
		})
	);
	const act = (answer: string, theme: string, what: 'confirm' | 'reject' | 'add' | 'reset') =>
		decide(db, to.id, { decisions: [{ answer, theme, act: what }], checks: [] });
	const check = (answer: string, checked = true) =>
		decide(db, to.id, { decisions: [], checks: [{ answer, checked }] });
	return { seed, db, to, green, safe, answers, act, check, cees };
}

const of = (counts: ThemeCount[], theme: string) => {
	const count = counts.find((c) => c.theme === theme)!;
	return [
		count.confirmed_answers,
		count.suggested_answers,
		count.confirmed_residents,
		count.suggested_residents
	];
};

describe('the size of a theme', () => {
	test("keeps people's decisions and the machine's suggestions apart", async ({ rung }) => {
		const { db, to, green, safe, answers, act } = await aStory(rung);
		const green_ = async () => of((await overview(db, to.id)).themes, green);
		expect(await green_()).toEqual([0, 3, 0, 2]);
		// Anna has one of each now: as a resident she is confirmed, and only that.
		await act(answers.annaMiss, green, 'confirm');
		expect(await green_()).toEqual([1, 2, 1, 1]);
		await act(answers.bert, green, 'reject');
		expect(await green_()).toEqual([1, 1, 1, 0]);
		expect(of((await overview(db, to.id)).themes, safe)).toEqual([0, 1, 0, 1]);
		await act(answers.bert, green, 'reset');
		await act(answers.annaMiss, green, 'reset');
		expect(await green_()).toEqual([0, 3, 0, 2]);
	});

	test('leaves an answer without theme in a bucket of its own until somebody checks it', async ({
		rung
	}) => {
		const { db, to, answers, check } = await aStory(rung);
		const buckets = async () => {
			const {
				none,
				none_residents,
				checked_none,
				checked,
				answers: all
			} = await overview(db, to.id);
			return { none, none_residents, checked_none, checked, all };
		};
		expect(await buckets()).toEqual({
			none: 1,
			none_residents: 1,
			checked_none: 0,
			checked: 0,
			all: 4
		});
		await check(answers.cees);
		expect(await buckets()).toEqual({
			none: 0,
			none_residents: 0,
			checked_none: 1,
			checked: 1,
			all: 4
		});
		await check(answers.cees, false);
		expect((await buckets()).none).toBe(1);
	});

	test('does not count archived themes: their answers are without theme again', async ({
		rung
	}) => {
		const { db, to, green, safe, answers, act } = await aStory(rung);
		await act(answers.annaMiss, green, 'confirm');
		await archive(db, green, true, '');
		const { themes, none } = await overview(db, to.id);
		expect(themes.some((count) => count.theme === green)).toBe(false);
		expect(none).toBe(3);
		await archive(db, green, false, '');
		await merge(db, green, safe, 'één thema');
		expect(of((await overview(db, to.id)).themes, safe)).toEqual([1, 2, 1, 1]);
	});

	test('goes down when a resident withdraws', async ({ rung }) => {
		const { seed, db, to, green, answers, act, cees } = await aStory(rung);
		const coordinator = await seed.account('coordinator');
		unwrap(await coordinator.db.rpc('withdraw_response', { response: cees.id }));
		expect((await overview(db, to.id)).none).toBe(0);
		const late = await decide(db, to.id, {
			decisions: [
				{ answer: answers.cees, theme: green, act: 'add' },
				{ answer: answers.bert, theme: green, act: 'confirm' }
			],
			checks: [{ answer: answers.cees, checked: true }]
		});
		expect(late.gone).toEqual([answers.cees]);
		await act(answers.bert, green, 'confirm');
		expect(of((await overview(db, to.id)).themes, green)).toEqual([1, 2, 1, 1]);
	});
});

describe('filters', () => {
	test('give the same answers as they count', async ({ rung }) => {
		const { db, to, green, answers, act } = await aStory(rung);
		await act(answers.bert, green, 'confirm');
		const filters = [
			{},
			{ question: 'mist' },
			{ area: to.areas.Spilplein! },
			{ area: 'none' },
			{ mode: 'assisted' as const },
			{ search: 'bomen' },
			{ search: '100%' },
			{ search: '%' },
			{ question: 'mist', mode: 'self' as const, search: 'BOM' }
		];
		const sizes = [];
		for (const filter of filters) {
			const counts = await overview(db, to.id, filter);
			const listed = (pick: 'confirmed' | 'suggested' | 'none' | 'all', theme?: string) =>
				answersBehind(db, to.id, { pick, theme, filters: filter }).then((list) => list.length);
			const [confirmed, suggested] = of(counts.themes, green);
			expect(await listed('confirmed', green), JSON.stringify(filter)).toBe(confirmed);
			expect(await listed('suggested', green), JSON.stringify(filter)).toBe(suggested);
			expect(await listed('none'), JSON.stringify(filter)).toBe(counts.none);
			expect(await listed('all'), JSON.stringify(filter)).toBe(counts.answers);
			sizes.push(counts.answers);
		}
		expect(sizes).toEqual([4, 2, 2, 1, 1, 2, 1, 1, 1]);
	});

	test('add up to the whole when a theme is broken down', async ({ rung }) => {
		const { db, to, green, answers, act } = await aStory(rung);
		await act(answers.bert, green, 'confirm');
		const [confirmed, suggested, ...residents] = of((await overview(db, to.id)).themes, green);
		for (const dimension of ['question', 'area', 'mode'] as const) {
			const { values, cells } = await breakdown(db, to.id, dimension, 'answers');
			const greens = cells.filter((cell) => cell.theme === green);
			const sum = (field: 'confirmed' | 'suggested') =>
				greens.reduce((total, cell) => total + cell[field], 0);
			expect([sum('confirmed'), sum('suggested')]).toEqual([confirmed, suggested]);
			expect(values.reduce((total, value) => total + value.total, 0)).toBe(4);
		}
		for (const dimension of ['area', 'mode'] as const) {
			const { values, cells } = await breakdown(db, to.id, dimension, 'residents');
			const greens = cells.filter((cell) => cell.theme === green);
			const sum = (field: 'confirmed' | 'suggested') =>
				greens.reduce((total, cell) => total + cell[field], 0);
			expect([sum('confirmed'), sum('suggested')]).toEqual(residents);
			expect(values.reduce((total, value) => total + value.total, 0)).toBe(3);
		}
		const { values } = await breakdown(db, to.id, 'area', 'answers');
		// Bert's answer has a confirmed and a suggested theme: it is counted once, as confirmed.
		expect(values.find((value) => value.value === to.areas.Kapstraat)).toMatchObject({
			total: 1,
			confirmed: 1,
			suggested: 0
		});
		expect(values.find((value) => value.value === null)?.total).toBe(1);
	});

	test('page through answers without losing or repeating one', async ({ rung }) => {
		const { db, to } = await aStory(rung);
		const seen: string[] = [];
		let after: { at: string; id: string } | undefined;
		for (;;) {
			const page = await answersBehind(db, to.id, { pick: 'all', filters: {}, after, most: 1 });
			const last = page.at(-1);
			if (!last) break;
			seen.push(last.id);
			after = { at: last.submitted_at, id: last.id };
		}
		expect(new Set(seen).size).toBe(4);
		expect(seen).toHaveLength(4);
	});
});

describe('checking', () => {
	test('offers what nobody has checked, of one theme when asked', async ({ rung }) => {
		const { db, to, green, safe, answers, act, check } = await aStory(rung);
		expect((await checkQueue(db, to.id, { filters: {} })).left).toBe(4);
		const ofSafety = await checkQueue(db, to.id, { theme: safe, filters: {} });
		expect(ofSafety.answers.map((answer) => answer.id)).toEqual([answers.bert]);
		await act(answers.bert, green, 'confirm');
		await act(answers.bert, safe, 'reject');
		await check(answers.bert);
		const { left, answers: rest } = await checkQueue(db, to.id, { filters: {} });
		expect(left).toBe(3);
		expect(rest.map((answer) => answer.id)).not.toContain(answers.bert);
		expect(rest).toHaveLength(3);
	});
});

describe('suggesting', () => {
	test('looks at each answer once, leaves decisions alone, and starts over for a new codebook', async ({
		rung
	}) => {
		const { db, to, green, answers, act, check } = await aStory(rung);
		await act(answers.annaMiss, green, 'reject');
		await check(answers.annaMiss);
		expect(await suggestPending(db, to.id)).toEqual({ done: 3, left: 0, fresh: 1 });
		expect(await suggestPending(db, to.id)).toMatchObject({ done: 0, left: 0 });
		const state = await db
			.from('coding')
			.select('state')
			.eq('answer_id', answers.annaMiss)
			.eq('theme_id', green)
			.single();
		expect(unwrap(state).state).toBe('rejected');
		await archive(db, green, true, '');
		expect((await suggestPending(db, to.id)).done).toBe(3);
		expect(await suggestPending(db, to.id, { limit: 2, learn: true })).toEqual({
			done: 2,
			left: 1,
			fresh: 0
		});
		expect((await suggestPending(db, to.id)).done).toBe(1);
	});

	/** What the machine thinks of an answer and a theme, from 0 (nothing) to 1. */
	const confidence = async (db: Db, answer: string, theme: string) => {
		const coding = await db
			.from('coding')
			.select('confidence')
			.eq('answer_id', answer)
			.eq('theme_id', theme)
			.maybeSingle();
		return unwrap(coding)?.confidence ?? 0;
	};

	test('learns what a theme is from the answers that the codebook keeps as its examples', async ({
		rung
	}) => {
		const { seed, db, to } = await aStory(rung);
		const said = async (name: string, text: string) =>
			(await seed.response(to, aResponse(name).answering('mist', text))).answers.mist!;
		const example = await said('Dirk', 'De cavia van hiernaast');
		const other = await said('Els', 'Een cavia in de gang');
		const theme = { ...NEW_THEME, id: idOf('dieren'), key: 'dieren', name: 'Huisdieren' };
		await save(db, to.id, theme, '');
		await suggestPending(db, to.id);
		expect(await confidence(db, other, theme.id)).toBe(0);
		const { userId } = await seed.account('worker');
		await setExample(
			db,
			{ consultation: to.id, theme: theme.id, answer: example, by: userId },
			true
		);
		await suggestPending(db, to.id);
		expect(await confidence(db, other, theme.id)).toBeGreaterThan(0);
		await setExample(
			db,
			{ consultation: to.id, theme: theme.id, answer: example, by: userId },
			false
		);
		await suggestPending(db, to.id);
		expect(await confidence(db, other, theme.id)).toBe(0);
	});

	test('is led less by a word that somebody said means something else', async ({ rung }) => {
		const { seed, db, to, green } = await aStory(rung);
		const said = async (name: string, text: string) =>
			(await seed.response(to, aResponse(name).answering('mist', text))).answers.mist!;
		const first = await said('Dirk', 'Meer bomen op de hoek');
		const later = await said('Els', 'Vooral bomen in de straat');
		await suggestPending(db, to.id);
		const check = (marks: Mark[]) =>
			decide(db, to.id, {
				decisions: [{ answer: first, theme: green, act: 'confirm' }],
				checks: [{ answer: first, checked: true }],
				marks
			});
		await check([]);
		await suggestPending(db, to.id, { learn: true });
		const before = await confidence(db, later, green);
		expect(before).toBeGreaterThan(0.5);
		await check([{ kind: 'word', answer: first, theme: green, word: 'bomen', on: true }]);
		await suggestPending(db, to.id, { learn: true });
		expect(await confidence(db, later, green)).toBeLessThan(before);
	});
});
