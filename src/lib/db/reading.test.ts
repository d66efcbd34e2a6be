import {
	aGuide,
	aResponse,
	chose,
	graded,
	grade,
	openQuestion,
	said,
	singleChoice
} from '../../../tests/support/builders.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import type { Stance } from '../themes/answer-marks.ts';
import { Unit, type Dimension, type Filters } from '../themes/filters.ts';
import { unwrap } from './client.ts';
import { seedCodebook } from './codebook.ts';
import { decide } from './codings.ts';
import { closedQuestions, rounds, savedViews, saveView, themePairs } from './reading.ts';
import { answersBehind, breakdown, codebook, overview } from './themes.ts';

const guide = aGuide().with(
	openQuestion('Wat mist u?', { key: 'mist' }),
	singleChoice('Hoe oud bent u?', ['Jong', 'Oud'], { key: 'leeftijd' }),
	grade('Welk cijfer?', { key: 'cijfer' })
);

/** Anna (young, 7) speaks of green and of safety; Bert (old, 4) of green, in a worker's words; Cees says nothing of either. */
async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({ guide });
	const response = async (name: string, age: string, number: number, text = said(`${name} zegt`)) =>
		(
			await seed.response(
				to,
				aResponse(name)
					.answering('mist', text)
					.answering('leeftijd', chose(age))
					.answering('cijfer', graded(number))
			)
		).answers.mist!;
	const anna = await response('Anna', 'Jong', 7);
	const bert = await response('Bert', 'Oud', 4, said('Bert zegt', 'paraphrase'));
	const cees = await response('Cees', 'Oud', 10);
	const { db, userId } = await seed.account('worker');
	await seedCodebook(db, to.id);
	const themes = Object.fromEntries((await codebook(db, to.id)).map((t) => [t.key, t.id]));
	const [green, safe] = [themes.groen!, themes.veiligheid!];
	const suggestions = [
		{ answer: anna, themes: [green, safe] },
		{ answer: bert, themes: [green] },
		{ answer: cees, themes: [] }
	].map(({ answer, themes: ids }) => ({
		answer,
		themes: ids.map((theme) => ({ theme, confidence: 0.9, because: [] }))
	}));
	unwrap(await db.rpc('suggest_codings', { consultation: to.id, engine: 'story', suggestions }));
	const confirm = (answer: string, theme: string) =>
		decide(db, to.id, {
			decisions: [{ answer, theme, act: 'confirm' }],
			checks: [{ answer, checked: true }]
		});
	const stand = (answer: string, stance: Stance) =>
		decide(db, to.id, { decisions: [], checks: [], marks: [{ kind: 'stance', answer, stance }] });
	return { rung, seed, to, db, userId, green, safe, anna, bert, cees, confirm, stand };
}
type Story = Awaited<ReturnType<typeof aStory>>;

const sizes = async ({ db, to }: Story, theme: string, filters: Filters = {}) => {
	const count = (await overview(db, to.id, filters)).themes.find((c) => c.theme === theme)!;
	return [
		count.confirmed_answers,
		count.suggested_answers,
		count.confirmed_residents,
		count.suggested_residents
	];
};

describe('filters', () => {
	test('by what a resident chose, whose words, the week, the check and another theme count what they list', async ({
		rung
	}) => {
		const story = await aStory(rung);
		const { db, to, green, anna, confirm, stand } = story;
		await confirm(anna, green);
		await stand(anna, 'wens');
		const week = (await breakdown(db, to.id, 'week', 'answers')).values[0]!.value!;
		const filters: [Filters, number][] = [
			[{ closed: 'leeftijd:oud' }, 2],
			[{ closed: 'cijfer:6-7' }, 1],
			[{ closed: 'cijfer:8-10', checked: 'no' }, 1],
			[{ voice: 'paraphrase' }, 1],
			[{ week }, 3],
			[{ week: '2001-W01' }, 0],
			[{ checked: 'yes' }, 1],
			[{ with: 'veiligheid' }, 1],
			[{ except: 'closed:leeftijd:jong' }, 2],
			[{ except: `week:${week}` }, 0],
			[{ except: 'area:none' }, 0],
			[{ except: 'mode:paper' }, 3],
			[{ stance: 'wens' }, 1],
			[{ stance: 'none' }, 2]
		];
		for (const [filter, expected] of filters) {
			const said = JSON.stringify(filter);
			const counts = await overview(db, to.id, filter);
			expect(counts.answers, said).toBe(expected);
			const [confirmed, suggested] = await sizes(story, green, filter);
			for (const [pick, number] of [
				['confirmed', confirmed],
				['suggested', suggested]
			] as const) {
				const listed = await answersBehind(db, to.id, { pick, theme: green, filters: filter });
				expect(listed.length, `${said} ${pick}`).toBe(number);
			}
		}
		// Green is confirmed there, safety is not: together they are not.
		expect(await sizes(story, green, { with: 'veiligheid' })).toEqual([0, 1, 0, 1]);
	});

	test('add up when broken down by each dimension', async ({ rung }) => {
		const { db, to, green, bert, stand } = await aStory(rung);
		await stand(bert, 'wens');
		const dimensions: [Dimension, (string | null)[]][] = [
			['voice', ['own', 'paraphrase']],
			['stance', ['wens', null]],
			['closed:leeftijd', ['jong', 'oud']],
			['closed:cijfer', ['1-5', '6-7', '8-10']]
		];
		for (const [dimension, expected] of dimensions) {
			for (const unit of Unit.options) {
				const { values, cells } = await breakdown(db, to.id, dimension, unit);
				expect(values.map(({ value }) => value)).toEqual(expected);
				expect(values.reduce((sum, value) => sum + value.total, 0)).toBe(3);
				const greens = cells.filter((cell) => cell.theme === green);
				expect(greens.reduce((sum, cell) => sum + cell.suggested, 0)).toBe(2);
			}
		}
		expect((await closedQuestions(db, to.id)).map(({ key }) => key)).toEqual([
			'leeftijd',
			'cijfer'
		]);
	});
});

describe('subthemes', () => {
	test('count into their theme, an answer with two of them once', async ({ rung }) => {
		const story = await aStory(rung);
		const { db, to, green, safe, anna, confirm } = story;
		const parent = (await codebook(db, to.id)).find((t) => t.key === 'schoon')!.id;
		await rung.sql(
			`update public.theme set parent_id = '${parent}' where id in ('${green}', '${safe}')`
		);
		expect(await sizes(story, parent)).toEqual([0, 2, 0, 2]);
		await confirm(anna, safe);
		expect(await sizes(story, parent)).toEqual([1, 1, 1, 1]);
		expect(await sizes(story, green)).toEqual([0, 2, 0, 2]);
		for (const [pick, number] of [
			['confirmed', 1],
			['suggested', 1],
			['theme', 2]
		] as const)
			expect(await answersBehind(db, to.id, { pick, theme: parent, filters: {} })).toHaveLength(
				number
			);
		for (const unit of Unit.options) {
			const { values } = await breakdown(db, to.id, 'mode', unit);
			expect(values[0]).toMatchObject({ total: 3, confirmed: 1, suggested: 1 });
		}
		await expect(
			rung.sql(`update public.theme set parent_id = '${green}' where key = 'wonen'`)
		).rejects.toThrow('two levels');
	});
});

describe('themes together', () => {
	test('are confirmed when both are', async ({ rung }) => {
		const { db, to, green, safe, anna, confirm } = await aStory(rung);
		const pair = async () => {
			const [found, ...others] = await themePairs(db, to.id, {});
			expect(others).toEqual([]);
			expect([found!.one, found!.other].sort()).toEqual([green, safe].sort());
			return [found!.confirmed_answers, found!.suggested_answers, found!.confirmed_residents];
		};
		expect(await pair()).toEqual([0, 1, 0]);
		await confirm(anna, green);
		expect(await pair()).toEqual([0, 1, 0]);
		await confirm(anna, safe);
		expect(await pair()).toEqual([1, 0, 1]);
	});
});

describe('earlier consultations', () => {
	test('stand beside this one with the share of residents whose answers were checked', async ({
		rung
	}) => {
		const { seed, db, to, green, bert, confirm } = await aStory(rung);
		await confirm(bert, green);
		const other = await seed.consultation({ title: 'Vorig jaar', startsIn: -300, endsIn: -280 });
		expect((await rounds(db, to.id)).map(({ title }) => title)).toEqual([to.title]);
		await seedCodebook(db, other.id);
		const [before, now] = await rounds(db, to.id);
		expect(before).toMatchObject({ title: 'Vorig jaar', residents: 0 });
		expect([now!.residents, now!.themes.get('groen')]).toEqual([1, 1]);
	});
});

test('a saved view has a name of its own in its consultation', async ({ rung }) => {
	const { db, userId, to } = await aStory(rung);
	const view = { consultation: to.id, name: 'Tabel', query: '?beeld=tabel', by: userId };
	await saveView(db, view);
	await expect(saveView(db, view)).rejects.toMatchObject({ code: '23505' });
	expect(await savedViews(db, to.id)).toMatchObject([{ name: 'Tabel', query: '?beeld=tabel' }]);
});
