/** A response that was found to be a double counts once, wherever figures are made. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unwrap } from '../../src/lib/db/client.ts';
import * as coders from '../../src/lib/db/coders.ts';
import { sides } from '../../src/lib/db/doubles.ts';
import { overview as doors } from '../../src/lib/db/doors.ts';
import * as flags from '../../src/lib/db/flags.ts';
import * as progress from '../../src/lib/db/progress.ts';
import * as quotes from '../../src/lib/db/quotes.ts';
import * as reports from '../../src/lib/db/reports.ts';
import * as responses from '../../src/lib/db/responses.ts';
import { answersBehind, breakdown, overview } from '../../src/lib/db/themes.ts';
import type { Backstage } from '../support/backstage.ts';
import { keyOf } from '../support/builders.ts';
import { openFreshDatabase } from '../support/database.ts';
import { GRADE, PLACES, Story } from '../support/report-story.ts';
import type { SeededResponse } from '../support/seed.ts';

let database: Backstage;
let story: Story;
let first: SeededResponse;
let again: SeededResponse;
beforeAll(async () => {
	database = await openFreshDatabase();
});
afterAll(() => database.close());

const judge = (
	verdict: 'double' | 'keep' | null,
	response = again,
	other = first,
	leftOut = response
) =>
	flags.judge(story.worker.db, story.at.id, {
		response: response.id,
		kinds: ['similar'],
		other: other.id,
		verdict,
		leftOut: verdict === 'double' ? leftOut.id : null
	});

/** Every place where residents or answers are counted, as one number each. */
async function counted() {
	const { db } = story.worker;
	const { id } = story.at;
	const figures = await story.figures();
	const question = (text: string) => figures.questions.find(({ key }) => key === keyOf(text))!;
	const cell = (list: { id: string; count: number | null }[], name: string) =>
		list.find((one) => one.id === name)?.count;
	const theme = (await overview(db, id, {})).themes[0]!;
	const team = (await reports.counts(db, id)).themes[0]!;
	const standing = (await progress.one(db, id))!;
	const everywhere = {
		residents: figures.residents.count,
		area: cell(figures.areas, story.at.areas.Spilplein!),
		mode: cell(figures.modes, 'self'),
		answers: figures.answers.count,
		theme: figures.themes[0]!.residents.count,
		grades: question(GRADE).answered.count,
		band: cell(question(GRADE).cells, '8-10'),
		places: cell(question(PLACES).cells, keyOf('Park')),
		'report for the team': team.confirmed,
		evidence: team.evidence.length,
		'theme overview': theme.confirmed_residents,
		'answers of the theme': theme.confirmed_answers,
		'by area': (await breakdown(db, id, 'area', 'residents')).values[0]!.total,
		'by closed question': (await breakdown(db, id, `closed:${keyOf(PLACES)}`, 'residents'))
			.values[0]!.total,
		'answers listed': (await answersBehind(db, id, { pick: 'confirmed', filters: {} })).length,
		'all answers listed': (await answersBehind(db, id, { pick: 'all', filters: {} })).length,
		progress: standing.responses,
		'open answers': standing.open_answers,
		'progress of the area': standing.areas[0]!.responses,
		coverage: (await doors(db, id))[0]!.responses
	};
	return everywhere;
}
const all = (count: number, of: Awaited<ReturnType<typeof counted>>) =>
	Object.fromEntries(Object.keys(of).map((place) => [place, count]));

beforeEach(async () => {
	story = await new Story(database).begin('Groen');
	const heard = await story.heard({
		count: 12,
		area: 'Spilplein',
		theme: 'Groen',
		grade: 8,
		places: [keyOf('Park')]
	});
	[first, again] = [heard[0]!, heard[1]!];
});

describe('a double', () => {
	test('counts in no figure, and counts again when the verdict is taken back', async () => {
		const before = await counted();
		expect(before).toEqual(all(12, before));
		expect(await judge('double')).toBe('judged');
		const after = await counted();
		expect(after).toEqual(all(11, after));
		expect((await progress.one(story.worker.db, story.at.id))!.doubles).toBe(1);
		expect(await responses.doubles(story.worker.db, story.at.id)).toBe(1);
		await judge(null);
		expect(await counted()).toEqual(before);
	});

	test('stays in the list of responses, told apart', async () => {
		await judge('double');
		const filter = { mode: null, area: null, words: null };
		const { lines } = await responses.list(story.worker.db, story.at.id, filter, 1);
		expect(lines).toHaveLength(12);
		expect(lines.filter((line) => line.is_double).map(({ id }) => id)).toEqual([again.id]);
		expect(await responses.counts(story.worker.db, story.at.id)).toMatchObject([
			{ responses: 12, doubles: 1 }
		]);
	});

	test('counts again when the response that it was the double of is withdrawn', async () => {
		await judge('double');
		const coordinator = await story.seed.account('coordinator');
		await responses.withdraw(coordinator.db, first.id);
		const after = await counted();
		expect(after).toEqual(all(11, after));
		expect(await responses.doubles(story.worker.db, story.at.id)).toBe(0);
	});

	test('of a double of this one is refused: one of the circle counts', async () => {
		const third = story.responses[2]!;
		await judge('double', again, first);
		await judge('double', third, again);
		expect(await judge('double', first, again)).toBe('circle');
		expect(await judge('double', first, third)).toBe('circle');
		expect(await judge('keep', first, third)).toBe('judged');
		expect((await counted()).residents).toBe(10);
	});

	test('is the one that a person chooses; each choice stays in the history', async () => {
		const counts = async () => {
			const found = await sides(story.worker.db, story.at.id, [first.id, again.id]);
			return [first, again].map(({ id }) => !found[id]!.isDouble);
		};
		await judge('double');
		expect(await counts()).toEqual([true, false]);
		await judge('double', again, first, first);
		expect(await counts()).toEqual([false, true]);
		await judge('double', again, first, first);
		await judge(null);
		expect(await counts()).toEqual([true, true]);
		const all = await flags.list(story.worker.db, story.at.id);
		const { history } = all.find(
			(flag) => flag.response_id === again.id && flag.other_id === first.id
		)!;
		expect(history.map((found) => found.left_out_id)).toEqual([again.id, first.id, null]);
		expect(history.map((found) => found.decided_by)).toEqual(Array(3).fill(story.worker.userId));
	});

	test('that was chosen to count counts again when the other is withdrawn', async () => {
		await judge('double', again, first, first);
		const coordinator = await story.seed.account('coordinator');
		await responses.withdraw(coordinator.db, again.id);
		expect(await responses.doubles(story.worker.db, story.at.id)).toBe(0);
	});

	test('leaves no pair of which neither counts, whichever is chosen', async () => {
		const third = story.responses[2]!;
		await judge('double', again, first, first);
		// first is the double of again; again would become the double of third, and third that of first.
		await judge('double', third, again, again);
		expect(await judge('double', third, first, third)).toBe('circle');
		expect(await judge('double', third, first, first)).toBe('judged');
		// Choosing the other of the same pair replaces what was chosen.
		expect(await judge('double', third, again, third)).toBe('judged');
		const found = await sides(story.worker.db, story.at.id, [first.id, again.id, third.id]);
		expect([first, again, third].map(({ id }) => found[id]!.isDouble)).toEqual([true, false, true]);
	});

	test('names the quotes that were released from it, which are taken back at once', async () => {
		const quote = await story.release('Groen', again, 'Er is geen plek om elkaar te zien.');
		await story.publish({ quotes: [quote] });
		await judge('double');
		const ofDoubles = async () =>
			(await quotes.usable(story.worker.db, story.at.id)).filter(({ ofDouble }) => ofDouble);
		expect((await ofDoubles()).map(({ id }) => id)).toEqual([quote]);
		const side = (await sides(story.worker.db, story.at.id, [again.id]))[again.id]!;
		expect(side.quotes).toMatchObject([{ id: quote, reports: [1] }]);
		expect(await quotes.revoke(story.worker.db, story.at.id, [quote], new Date())).toBe(1);
		expect(await quotes.revoke(story.worker.db, story.at.id, [quote], new Date())).toBe(0);
		expect(await ofDoubles()).toEqual([]);
		expect((await sides(story.worker.db, story.at.id, [again.id]))[again.id]!.quotes).toEqual([]);
	});

	test('is no evidence of a report, and nobody is asked to code it', async () => {
		await judge('double');
		const coordinator = await story.seed.account('coordinator');
		await story.publish();
		const evidence = unwrap(
			await story.worker.db.from('report_evidence').select('answer_id').limit(50)
		);
		expect(evidence).toHaveLength(11);
		const round = await coders.start(coordinator.db, story.at.id, {
			first: coordinator.userId,
			second: story.worker.userId,
			most: 50
		});
		const [{ count } = { count: 0 }] = await database.sql(
			`select count(*)::integer from public.round_answer where round_id = '${round}'`
		);
		expect(count).toBe(11);
	});
});
