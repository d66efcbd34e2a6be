import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { counts } from '../../src/lib/db/reports.ts';
import type { Backstage } from '../support/backstage.ts';
import { keyOf } from '../support/builders.ts';
import { openFreshDatabase } from '../support/database.ts';
import { PLACES, Story } from '../support/report-story.ts';

let database: Backstage;
let story: Story;
beforeAll(async () => {
	database = await openFreshDatabase();
});
afterAll(() => database.close());

interface Cell {
	id: string;
	count: number | null;
	kept: boolean;
}
interface Row {
	total: { count: number | null; kept: boolean };
	cells: Cell[];
}
const SMALLEST = 5;

/** The rule itself: one row of counts, and what the version before showed of it. */
async function protect(counts: number[], before?: Row, always: string[] = []): Promise<Row> {
	const cells = JSON.stringify(counts.map((n, at) => ({ id: `c${at}`, n })));
	const total = counts.reduce((sum, n) => sum + n, 0);
	const [row] = await database.sql(
		`select private.protect(${total}, '${cells}', ${SMALLEST}, ${before ? `'${JSON.stringify(before)}'` : 'null'}::jsonb,
		'{${always.join(',')}}') as result`
	);
	return row!.result as Row;
}
const shown = (row: Row) => row.cells.map((cell) => cell.count);

describe('a row of counts', () => {
	test('groups that are large enough are shown as they are, and so is nobody', async () => {
		expect(shown(await protect([12, 5, 0]))).toEqual([12, 5, 0]);
	});

	test('one small group would follow from the total, so the next smallest is hidden too', async () => {
		expect(shown(await protect([20, 7, 3]))).toEqual([20, null, null]);
	});

	test('small groups that together are too few take the next one along', async () => {
		expect(shown(await protect([20, 9, 2, 1]))).toEqual([20, null, null, null]);
	});

	test('small groups that together are many enough stay alone', async () => {
		expect(shown(await protect([20, 9, 3, 4]))).toEqual([20, 9, null, null]);
	});

	test('a row that is small as a whole shows nothing', async () => {
		expect(await protect([2, 1, 0])).toEqual({
			total: { count: null, kept: false },
			cells: ['c0', 'c1', 'c2'].map((id) => ({ id, count: null, kept: false }))
		});
	});

	test('a cell that must be hidden in any case does not follow from the total when it is nought', async () => {
		const row = await protect([20, 8, 0], undefined, ['c2']);
		expect(shown(row)).toEqual([20, null, null]);
	});

	test('whatever the counts, no hidden cell follows from the total and the cells that are shown', async () => {
		for (let seed = 1; seed <= 400; seed++) {
			const counts = Array.from(
				{ length: 2 + (seed % 4) },
				(_, at) => (seed * (at * 7 + 3)) % (4 + at * 5)
			);
			const row = await protect(counts);
			const hidden = row.cells.filter((cell) => cell.count === null).length;
			if (hidden === 0 || row.total.count === null) continue;
			const rest = row.total.count - row.cells.reduce((sum, cell) => sum + (cell.count ?? 0), 0);
			expect(hidden, String(counts)).toBeGreaterThan(1);
			expect(rest, String(counts)).toBeGreaterThanOrEqual(SMALLEST);
			for (const cell of row.cells)
				if (cell.count !== null && cell.count > 0)
					expect(cell.count).toBeGreaterThanOrEqual(SMALLEST);
		}
	});
});

describe('a row in the next version', () => {
	test('stays as it was while fewer than a small group were added or left', async () => {
		const first = await protect([12, 8]);
		for (const counts of [
			[13, 8],
			[12, 4],
			[16, 12],
			[8, 8]
		]) {
			expect(shown(await protect(counts, first)), String(counts)).toEqual([12, 8]);
		}
	});

	test('says that it stayed behind', async () => {
		const next = await protect([13, 8], await protect([12, 8]));
		expect(next.total).toEqual({ count: 20, kept: true });
		expect(next.cells.map((cell) => cell.kept)).toEqual([true, false]);
	});

	test('one resident more is not seen, however many versions are published', async () => {
		let version = await protect([12, 8]);
		for (let resident = 1; resident < SMALLEST; resident++) {
			version = await protect([12 + resident, 8], version);
			expect(shown(version)).toEqual([12, 8]);
		}
		expect(shown(await protect([17, 8], version))).toEqual([17, 8]);
	});

	test('somebody new where nobody was before is not seen', async () => {
		expect(shown(await protect([12, 8, 1], await protect([12, 8, 0])))).toEqual([12, 8, 0]);
	});

	test('does not show beside a hidden cell what tells its old figure', async () => {
		// First 10 = [3] + [7], both hidden. Were 7 shown now, the first version's 3 would be known.
		const first = await protect([20, 7, 3]);
		expect(shown(first)).toEqual([20, null, null]);
		const second = await protect([20, 7, 8], first);
		expect(shown(second)).toEqual([20, null, null]);
		expect(second.total.count).toBe(35);
	});

	test('shows a hidden cell again once it is far above all that was hidden', async () => {
		const first = await protect([20, 7, 3]);
		expect(shown(await protect([20, 16, 15], first))).toEqual([20, 16, 15]);
	});
});

describe('the figures of a consultation', () => {
	beforeEach(async () => {
		story = await new Story(database).begin('Groen', 'Veiligheid');
	});

	test('count residents by what a person confirmed, and suggestions nowhere', async () => {
		await story.heard({ count: 6, area: 'Spilplein', theme: 'Groen' });
		const others = await story.heard({ count: 7, area: 'Spilplein' });
		const suggestions = others.map((response) => ({
			answer: Object.values(response.answers)[0],
			themes: [{ theme: story.themes.Groen, confidence: 0.9, because: ['plek'] }]
		}));
		await story.worker.db.rpc('suggest_codings', {
			consultation: story.at.id,
			engine: 'test',
			suggestions
		});
		const { figures, unchecked, themes } = await counts(story.worker.db, story.at.id);
		expect(figures.themes.map((theme) => [theme.name, theme.residents.count])).toEqual([
			['Groen', 6]
		]);
		expect(unchecked).toBe(7);
		expect(themes[0]).toMatchObject({
			name: 'Groen',
			confirmed: 6,
			suggested: 7,
			answers: 6,
			suggestions: 7
		});
		expect(themes[0]?.evidence).toHaveLength(6);
	});

	test('hide a small theme whole: its count and where they live', async () => {
		await story.heard({ count: 4, area: 'Spilplein', theme: 'Veiligheid' });
		await story.heard({ count: 6, area: 'Wiekstraat', theme: 'Groen' });
		const { themes } = await story.figures();
		expect(themes.at(-1)).toMatchObject({
			name: 'Veiligheid',
			residents: { count: null, kept: false },
			areas: [],
			modes: []
		});
	});

	test('hide an area with few residents in every theme, also where nobody there spoke of it', async () => {
		await story.heard({ count: 12, area: 'Spilplein', theme: 'Groen' });
		await story.heard({ count: 9, area: 'Wiekstraat', theme: 'Groen' });
		await story.heard({ count: 2, area: 'Kapstraat' });
		const { areas, themes } = await story.figures();
		const named = (cells: { name: string; count: number | null }[]) =>
			Object.fromEntries(cells.map((cell) => [cell.name, cell.count]));
		expect(named(areas)).toEqual({ Spilplein: 12, Wiekstraat: null, Kapstraat: null });
		expect(named(themes[0]!.areas)).toEqual({ Spilplein: 12, Wiekstraat: null, Kapstraat: null });
	});

	test('do not let the filter by mode undo what the filter by area hides', async () => {
		await story.heard({ count: 10, area: 'Spilplein', mode: 'self', theme: 'Groen' });
		await story.heard({ count: 3, area: 'Wiekstraat', mode: 'assisted', theme: 'Groen' });
		const theme = (await story.figures()).themes[0]!;
		const hidden = (cells: { count: number | null }[]) =>
			cells.filter((cell) => cell.count === null).length;
		expect(theme.residents.count).toBe(13);
		expect(hidden(theme.areas)).toBeGreaterThan(1);
		expect(hidden(theme.modes)).toBeGreaterThan(1);
	});

	test('tell grades in bands, and no average of a few', async () => {
		await story.heard({ count: 6, grade: 8 });
		const few = (await story.figures()).questions.find((question) => question.kind === 'grade');
		expect(few).toMatchObject({ answered: { count: 6 }, average: null });
		await story.heard({ count: 6, grade: 5 });
		const many = (await story.figures()).questions.find((question) => question.kind === 'grade');
		expect(many?.average).toBe(6.5);
		expect(many?.cells.map((cell) => [cell.id, cell.count])).toEqual([
			['1-5', 6],
			['6-7', 0],
			['8-10', 6]
		]);
	});

	test('keep the average as long as the count stands still', async () => {
		await story.heard({ count: 12, grade: 8, theme: 'Groen' });
		await story.publish();
		await story.heard({ count: 1, grade: 1 });
		const question = (await story.figures()).questions.find(({ kind }) => kind === 'grade');
		expect(question).toMatchObject({ answered: { count: 12, kept: true }, average: 8 });
	});

	test('hide an option that all but a few chose', async () => {
		const places = ['Buurthuis', 'Park'].map(keyOf);
		await story.heard({ count: 10, places });
		await story.heard({ count: 2, places: places.slice(1) });
		const question = (await story.figures()).questions.find(({ key }) => key === keyOf(PLACES));
		expect(question?.cells).toEqual([
			{ id: 'buurthuis', label: 'Buurthuis', count: null, kept: false },
			{ id: 'park', label: 'Park', count: 12, kept: false }
		]);
	});

	test('stay as published also when a theme was left out of a version in between', async () => {
		await story.heard({ count: 8, area: 'Spilplein', theme: 'Groen' });
		await story.heard({ count: 8, area: 'Spilplein', theme: 'Veiligheid' });
		await story.publish();
		await story.heard({ count: 1, area: 'Spilplein', theme: 'Groen' });
		await story.publish({ hidden: [story.themes.Groen!] });
		const green = (await story.figures()).themes.find((theme) => theme.name === 'Groen');
		expect(green?.residents).toEqual({ count: 8, kept: true });
	});

	test('are for members only', async () => {
		const outsider = await story.seed.outsider();
		for (const db of [story.visitor, outsider.db]) {
			const { error } = await db.rpc('report_counts', { consultation: story.at.id });
			expect(error?.code).toBe('42501');
		}
	});
});
