import Papa from 'papaparse';
import type { CsvRow } from './csv.ts';
import type { Problem } from './problem.ts';

export interface BadRow {
	row: CsvRow;
	problems: Problem[];
}

/**
 * The bad rows as a CSV: line, what is wrong, and the row as it was, so that it can be mended and sent again.
 * Cells that a spreadsheet would run as a formula get an apostrophe in front. Excel reads UTF-8 by the mark at the start.
 * @param names of the two columns in front
 */
export function badRowsCsv(
	rows: BadRow[],
	headers: string[],
	delimiter: string,
	names: { line: string; reason: string },
	explain: (problem: Problem) => string
): string {
	const lines = rows.map(({ row, problems }) => [
		row.line,
		problems.map(explain).join(' '),
		...(row.broken ? [row.text] : row.cells)
	]);
	const options = { delimiter, newline: '\r\n', escapeFormulae: true };
	return `\uFEFF${Papa.unparse([[names.line, names.reason, ...headers], ...lines], options)}\r\n`;
}
