import { expect, it } from 'vitest';
import { badRowsCsv } from './bad-rows.ts';

it('lists each bad row with line, reason and the row as it was, and lets no cell run as a formula', () => {
	const problem = { line: 3, column: 'b', reason: 'not_a_number' as const, values: {} };
	const text = badRowsCsv(
		[
			{ row: { line: 3, cells: ['r1', '=1+1', 'een; "twee"'] }, problems: [problem, problem] },
			{ row: { line: 7, broken: 'quotes', text: 'r2;"open' }, problems: [{ ...problem, line: 7 }] }
		],
		['id', 'b', 'c'],
		';',
		{ line: 'Regel', reason: 'Wat is er mis' },
		({ reason }) => reason
	);
	expect(text.split('\r\n')).toEqual([
		'\uFEFFRegel;Wat is er mis;id;b;c',
		'3;not_a_number not_a_number;r1;"\'=1+1";"een; ""twee"""',
		'7;not_a_number;"r2;""open"',
		''
	]);
});
