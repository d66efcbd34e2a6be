import { createReadStream } from 'node:fs';
import { expect, it } from 'vitest';
import { idOf } from '../../../tests/support/builders.ts';
import { molenwijkGuide } from '../guide/templates.ts';
import { answerable, checkMapping, matchColumns } from './columns.ts';
import { openCsv, readRows } from './csv.ts';
import { nothingSeen, readRow, type RowResult } from './rows.ts';

const STREETS = [
	'De Vang',
	'Korenpad',
	'Maalderij',
	'Molenstraat',
	'Spilplein',
	'Wiekslag',
	'Zeilhof'
];
const source = () => createReadStream(new URL('./molenwijk/antwoorden.csv', import.meta.url));

async function readMolenwijk() {
	const opened = await openCsv(source);
	if (opened.state !== 'open') throw new Error(opened.why);
	const { headers } = opened.file;
	const mapping = matchColumns(headers, molenwijkGuide);
	const results: RowResult[] = [];
	const seen = nothingSeen();
	for await (const rows of readRows(source, opened.file)) {
		for (const row of rows)
			results.push(
				readRow(
					row,
					{
						consultation: idOf('Molenwijk'),
						headers,
						mapping,
						guide: molenwijkGuide,
						areas: STREETS.map((name) => ({ id: idOf(name), name })),
						defaults: { mode: 'self', language: 'nl', interviewVoice: 'paraphrase' },
						now: new Date('2026-06-01')
					},
					seen
				)
			);
	}
	return { headers, mapping, results };
}

it('finds every column of the Molenwijk file but the one that no question is about', async () => {
	const { headers, mapping } = await readMolenwijk();
	expect(checkMapping(mapping, molenwijkGuide)).toEqual([]);
	expect(headers.filter((_, column) => mapping[column] === 'skip')).toEqual(['jaren in de wijk']);
	const missing = answerable(molenwijkGuide).filter(
		({ key }) => !mapping.includes(`answer:${key}`)
	);
	expect(missing.map(({ key }) => key)).toEqual(['ontmoetingsplekken']);
});

it('reads 90 residents with 420 open answers, and says whose words they are', async () => {
	const { results } = await readMolenwijk();
	const responses = results.flatMap((result) => ('ok' in result ? [result.ok] : []));
	expect(results.filter((result) => 'problems' in result)).toEqual([]);
	expect(new Set(responses.map(({ id }) => id)).size).toBe(90);

	const open = responses.flatMap(({ mode, answers }) =>
		Object.values(answers).flatMap((answer) =>
			answer.kind === 'open' ? [{ mode, ...answer }] : []
		)
	);
	expect(open).toHaveLength(420);
	const voices = Map.groupBy(open, ({ mode, voice }) => `${mode} ${voice}`);
	expect([...voices.keys()].toSorted()).toEqual([
		'assisted paraphrase',
		'assisted verbatim',
		'self own'
	]);
	const grades = responses.map(({ answers }) => answers['cijfer_groen']?.kind);
	expect(new Set(grades)).toEqual(new Set(['grade']));
});
