import { describe, expect, it } from 'vitest';
import {
	aGuide,
	grade,
	idOf,
	multipleChoice,
	numberQuestion,
	openQuestion,
	scale,
	singleChoice,
	yesNo
} from '../../../tests/support/builders.ts';
import { matchColumns } from './columns.ts';
import { openCsv, readRows } from './csv.ts';
import type { Source } from './encoding.ts';
import { REASONS } from './problem.ts';
import { nothingSeen, readRow, type Frame, type RowResult } from './rows.ts';

const option = (id: string, nl: string, more = {}) => ({
	id,
	label: { nl },
	freeText: false,
	exclusive: false,
	...more
});
const guide = aGuide()
	.with(
		openQuestion('Wat mist u?', { key: 'mist' }),
		singleChoice('Wat is uw leeftijd?', [], {
			key: 'leeftijd',
			options: [
				option('lt18', 'Jonger dan 18 jaar'),
				option('18_29', '18 tot en met 29 jaar', {
					label: { nl: '18 tot en met 29 jaar', en: '18 to 29' }
				}),
				option('75plus', '75 jaar of ouder')
			]
		}),
		multipleChoice('Welke plekken gebruikt u?', [], {
			key: 'plekken',
			options: [
				option('markt', 'De markt'),
				option('park', 'Park'),
				option('parc', 'Park '),
				option('anders', 'Ergens anders', { freeText: true }),
				option('geen', 'Geen van deze', { exclusive: true })
			]
		}),
		grade('Welk cijfer geeft u?', { key: 'cijfer' }),
		scale('Hoe vaak?', 5, { key: 'vaak' }),
		yesNo('Woont u hier graag?', { key: 'graag' }),
		numberQuestion('Hoe lang woont u hier?', { key: 'jaren', min: 0, max: 110 })
	)
	.build();

const areas = [
	{ id: idOf('Korenpad'), name: 'Korenpad' },
	{ id: idOf('De Vang'), name: 'De Vang' }
];
const HEADERS =
	'id;wijze;straat;taal;datum;mist;mist stem;leeftijd;plekken;plekken anders;cijfer;vaak;graag;jaren';
const CONSULTATION = idOf('Molenwijk');

const textFile = (text: string): Source =>
	async function* () {
		yield new TextEncoder().encode(text);
	};

async function readFile(text: string, change: Partial<Frame> = {}): Promise<RowResult[]> {
	const source = textFile(text);
	const opened = await openCsv(source);
	if (opened.state !== 'open') throw new Error(opened.why);
	const frame: Frame = {
		consultation: CONSULTATION,
		headers: opened.file.headers,
		mapping: matchColumns(opened.file.headers, guide),
		guide,
		areas,
		defaults: { mode: 'paper', language: 'nl', interviewVoice: 'paraphrase' },
		now: new Date('2026-06-01T10:00:00Z'),
		...change
	};
	const seen = nothingSeen();
	const results: RowResult[] = [];
	for await (const rows of readRows(source, opened.file))
		results.push(...rows.map((row) => readRow(row, frame, seen)));
	return results;
}
const rowsOf = (...rows: string[]) => readFile([HEADERS, ...rows].join('\n'));
const answersOf = (result: RowResult | undefined) =>
	result && 'ok' in result ? result.ok.answers : undefined;

describe('a good row', () => {
	it('becomes a response with every kind of answer', async () => {
		const [result] = await rowsOf(
			'r1;gesprek;korenpad;Turks;31-5-2026;"Een bankje; en bomen";letterlijk;18-29;De markt|ergens anders;bij de kapper;7;3;Ja;2,5'
		);
		expect(result).toEqual({
			line: 2,
			occurrence: 1,
			ok: {
				id: expect.stringMatching(/^[0-9a-f-]{14}5/) as string,
				mode: 'assisted',
				language: 'tr',
				area: idOf('Korenpad'),
				submittedAt: '2026-05-31T12:00:00.000Z',
				answers: {
					mist: { kind: 'open', text: 'Een bankje; en bomen', voice: 'verbatim' },
					leeftijd: { kind: 'single', choices: ['18_29'] },
					plekken: { kind: 'multiple', choices: ['markt', 'anders'], other: 'bij de kapper' },
					cijfer: { kind: 'grade', number: 7 },
					vaak: { kind: 'scale', number: 3 },
					graag: { kind: 'yesno', choices: ['yes'] },
					jaren: { kind: 'number', number: 2.5 }
				}
			}
		});
	});

	it.each(['18_29', '18-29', '18 TO 29', ' 18 tot en  met 29 jaar '])(
		'knows an option as %j',
		async (cell) => {
			const [result] = await rowsOf(`r1;;;;;;;${cell};;;;;;`);
			expect(answersOf(result)?.leeftijd).toEqual({ kind: 'single', choices: ['18_29'] });
		}
	);

	it('knows the signs that tell options apart', async () => {
		const results = await rowsOf('a;;;;;;;<18;;;;;;', 'b;;;;;;;75+;;;;;;');
		expect(results.map((result) => answersOf(result)?.leeftijd)).toEqual([
			{ kind: 'single', choices: ['lt18'] },
			{ kind: 'single', choices: ['75plus'] }
		]);
	});

	it('takes "weet ik niet" as declined, but in an open answer as what was said', async () => {
		const [result] = await rowsOf('r1;;;;;weet niet;;Liever niet;;;Weet ik niet;;;');
		expect(answersOf(result)).toEqual({
			mist: { kind: 'open', text: 'weet niet', voice: 'own' },
			leeftijd: { kind: 'declined', declined: 'rather_not' },
			cijfer: { kind: 'declined', declined: 'dont_know' }
		});
	});

	it("is in the resident's own words on paper and as set for an interview, unless a column says otherwise", async () => {
		const results = await rowsOf(
			'a;papier;;;;x;;;;;;;;',
			'b;gesprek;;;;x;;;;;;;;',
			'c;gesprek;;;;x;wat ik zag;;;;;;;'
		);
		expect(results.map((result) => answersOf(result)?.mist)).toEqual([
			{ kind: 'open', text: 'x', voice: 'own' },
			{ kind: 'open', text: 'x', voice: 'paraphrase' },
			{ kind: 'open', text: 'x', voice: 'observation' }
		]);
	});

	it('takes own words beside a choice for the choice that they belong to', async () => {
		const results = await rowsOf(
			'a;;;;;;;;;bij de kapper;;;;',
			'b;;;;;;;;"Ergens anders: op het dak";;;;;'
		);
		const elsewhere = (other: string) => ({ kind: 'multiple', choices: ['anders'], other });
		expect(results.map((result) => answersOf(result)?.plekken)).toEqual([
			elsewhere('bij de kapper'),
			elsewhere('op het dak')
		]);
	});

	it('keeps its id when the file is sent again, in another order or with other rows', async () => {
		const ids = (results: RowResult[]) =>
			results.map((result) => ('ok' in result ? result.ok.id : 'bad'));
		const once = ids(await rowsOf('a;;;;;x;;;;;;;;', 'b;;;;;y;;;;;;;;'));
		expect(ids(await rowsOf('b;;;;;z;;;;;;;;', 'a;;;;;x;;;;;;;;'))).toEqual(once.toReversed());

		const nameless = ids(await readFile('mist;graag\nx;ja\ny;ja\nx;ja'));
		expect(new Set(nameless).size).toBe(3);
		expect(ids(await readFile('mist;graag\ny;ja\nx;ja\nx;ja'))).toEqual([
			nameless[1],
			nameless[0],
			nameless[2]
		]);
	});
});

/** Each kind of broken row, with the column and the reason that it must be named by. */
const BROKEN: [
	row: string,
	column: string | null,
	reason: string,
	values?: Record<string, string>
][] = [
	['q1;;;;;"open;;;;;;;;', null, 'quotes', { value: 'q1;;;;;"open;;;;;;;;' }],
	['c1;;;;;te kort', null, 'cell_count', { expected: '14', found: '6' }],
	['c2;;;;;te lang;;;;;;;;;extra', null, 'cell_count', { expected: '14', found: '15' }],
	['n1;;;;;een\u0007piep;;;;;;;;', 'mist', 'control_character'],
	[';;;;;geen nummer;;;;;;;;', 'id', 'id_missing'],
	[`${'x'.repeat(201)};;;;;lang nummer;;;;;;;;`, 'id', 'id_too_long'],
	['goed1;;;;;nog eens;;;;;;;;', 'id', 'duplicate_id', { value: 'goed1', first: '2' }],
	['e1;papier;;nl;;;;;;;;;;', null, 'no_answers'],
	['m1;per duif;;;;x;;;;;;;;', 'wijze', 'unknown_mode', { value: 'per duif' }],
	['a1;;Dorpsplein;;;x;;;;;;;;', 'straat', 'unknown_area', { value: 'Dorpsplein' }],
	['l1;;;Klingon;;x;;;;;;;;', 'taal', 'unknown_language'],
	['d1;;;;31-2-2026;x;;;;;;;;', 'datum', 'unknown_date', { value: '31-2-2026' }],
	['d2;;;;gisteren;x;;;;;;;;', 'datum', 'unknown_date'],
	['d3;;;;2027-01-01;x;;;;;;;;', 'datum', 'future_date'],
	['v1;;;;;x;gefluisterd;;;;;;;', 'mist stem', 'unknown_voice'],
	['o1;;;;;;;zeer oud;;;;;;', 'leeftijd', 'unknown_option', { value: 'zeer oud' }],
	['o2;;;;;;;lt18|75plus;;;;;;', 'leeftijd', 'one_option'],
	['o3;;;;;;;;markt|nergens;;;;;', 'plekken', 'unknown_option', { value: 'nergens' }],
	['o4;;;;;;;;PARK;;;;;', 'plekken', 'ambiguous_option'],
	['o5;;;;;;;;geen|markt;;;;;', 'plekken', 'exclusive_option'],
	['o6;;;;;;;;markt;en de kapper;;;;', 'plekken anders', 'other_without_option'],
	['g1;;;;;;;;;;elf;;;', 'cijfer', 'not_a_number', { value: 'elf' }],
	['g2;;;;;;;;;;11;;;', 'cijfer', 'out_of_range', { value: '11', min: '1', max: '10' }],
	['g3;;;;;;;;;;7,5;;;', 'cijfer', 'not_whole', { value: '7,5' }],
	['s1;;;;;;;;;;;6;;', 'vaak', 'out_of_range', { value: '6', min: '1', max: '5' }],
	['y1;;;;;;;;;;;;misschien;', 'graag', 'not_yes_or_no'],
	['j1;;;;;;;;;;;;;-3', 'jaren', 'out_of_range', { value: '-3', min: '0', max: '110' }],
	[`t1;;;;;${'a'.repeat(10_001)};;;;;;;;`, 'mist', 'too_long']
];

describe('a broken row', () => {
	it('is named by line, column and reason, whatever stands around it, and the good rows are kept', async () => {
		const good = (name: string) => `${name};papier;De Vang;;;Een goed antwoord, met komma;;;;;8;;;`;
		const lines = [HEADERS, good('goed1'), ...BROKEN.map(([row]) => row), good('goed2')];
		const results = await readFile(lines.join('\r\n'));

		const told = results.flatMap((result) => ('problems' in result ? result.problems : []));
		expect(told).toEqual(
			BROKEN.map(([, column, reason, values], index) => ({
				line: index + 3,
				column,
				reason,
				values: values ?? (expect.any(Object) as object)
			}))
		);
		const kept = results.filter((result) => 'ok' in result);
		expect(kept.map(({ line }) => line)).toEqual([2, BROKEN.length + 3]);
	});

	it('is shown here for every reason that there is', () => {
		expect(BROKEN.length).toBeGreaterThanOrEqual(20);
		expect(new Set(BROKEN.map(([, , reason]) => reason))).toEqual(new Set(REASONS));
	});

	it('names everything that is wrong with it at once', async () => {
		const [result] = await rowsOf('r1;;Nergens;;;;;;;;12;;wellicht;');
		expect(result && 'problems' in result && result.problems.map(({ reason }) => reason)).toEqual([
			'unknown_area',
			'out_of_range',
			'not_yes_or_no'
		]);
	});
});
