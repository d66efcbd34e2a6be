import { expect, test } from 'vitest';
import { composeReport, readersView, type ReleasedQuote, type Sources } from './compose.ts';
import { Claim, Draft, type ThemeFigures } from './report.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const GREEN = id(1);
const SAFETY = id(2);

const theme = (themeId: string, name: string, count: number | null): ThemeFigures => ({
	id: themeId,
	name,
	colour: '#336633',
	residents: { count, kept: false },
	areas: [],
	modes: []
});
const quote = (n: number, themeId: string, fits = true): ReleasedQuote => ({
	id: id(100 + n),
	theme: themeId,
	text: `Citaat ${n}`,
	paraphrase: false,
	fits
});
const sources = (
	change: Partial<Sources> = {},
	content: Partial<Draft['content']> = {}
): Sources => ({
	draft: Draft.parse({ title: ' Wat wij hoorden ', introduction: 'Dank u wel.', content }),
	figures: {
		smallest_group: 5,
		residents: { count: 90, kept: false },
		answers: { count: 420, kept: false },
		areas: [],
		modes: [],
		themes: [theme(GREEN, 'Groen', 36), theme(SAFETY, 'Veiligheid', null)],
		questions: [
			{
				key: 'cijfer',
				kind: 'grade',
				text: 'Welk cijfer?',
				answered: { count: 80, kept: false },
				average: 6.1,
				cells: []
			}
		]
	},
	evidence: new Map([
		[GREEN, [id(11), id(12)]],
		[SAFETY, [id(13)]]
	]),
	quotes: [quote(1, GREEN), quote(2, GREEN), quote(3, GREEN), quote(4, GREEN), quote(5, SAFETY)],
	...change
});
const ready = (from: Sources) => {
	const report = composeReport(from);
	if (report.state !== 'ready') throw new Error(report.state);
	return report;
};

test('each theme becomes a claim with the answers behind it', () => {
	const report = ready(sources({}, { sentences: { [GREEN]: ' Bewoners willen bomen. ' } }));
	expect(
		report.claims.map((claim) => [claim.theme.name, claim.sentence, claim.evidence.length])
	).toEqual([
		['Groen', 'Bewoners willen bomen.', 2],
		['Veiligheid', '', 1]
	]);
});

test('a claim without evidence does not parse', () => {
	const claim = { theme: theme(GREEN, 'Groen', 5), sentence: 'Iedereen wil bomen.', quotes: [] };
	expect(Claim.safeParse({ ...claim, evidence: [] }).success).toBe(false);
	expect(() => composeReport(sources({ evidence: new Map() }))).toThrow();
});

test('a theme that the team leaves out is not in the report, nor are its quotes', () => {
	const from = sources({}, { hidden: [SAFETY], quotes: [id(105), id(101)] });
	const view = readersView(ready(from), from, 1, new Date(0));
	expect(view.content.themes.map((each) => each.name)).toEqual(['Groen']);
	expect(view.quotes.map((each) => each.text)).toEqual(['Citaat 1']);
});

test('at most three quotes of a theme are shown, in the order that the team chose', () => {
	const from = sources({}, { quotes: [id(104), id(103), id(102), id(101)] });
	expect(ready(from).claims[0]?.quotes.map((each) => each.text)).toEqual([
		'Citaat 4',
		'Citaat 3',
		'Citaat 2'
	]);
});

test('a quote that was taken back or no longer fits its theme is not used', () => {
	const from = sources({ quotes: [quote(1, GREEN, false)] }, { quotes: [id(101), id(102)] });
	expect(ready(from).claims[0]?.quotes).toEqual([]);
});

test('the readers see no evidence and no question that was left out', () => {
	const from = sources({}, { hiddenQuestions: ['cijfer'], quotes: [id(101)] });
	const view = readersView(ready(from), from, 3, new Date(0));
	expect(JSON.stringify(view)).not.toContain(id(11));
	expect(JSON.stringify(view)).not.toContain(id(101));
	expect(view.content.questions).toEqual([]);
	expect(view.number).toBe(3);
});

test('a report without a title, or without a theme, says what it lacks', () => {
	const untitled = sources();
	untitled.draft.title = '  ';
	expect(composeReport(untitled)).toEqual({ state: 'untitled' });
	expect(composeReport(sources({}, { hidden: [GREEN, SAFETY] }))).toEqual({ state: 'empty' });
});
