import Papa from 'papaparse';
import { decodeText, detectContent, type Encoding, type Source } from './encoding.ts';
import { HEAD_LENGTH, MAX_COLUMNS, MAX_ROW_LENGTH } from './limits.ts';

/** A row with the line of the file that it starts on; the first line is 1. */
export interface WholeRow {
	line: number;
	cells: string[];
	/** How often a row with these cells came by in the file, this one included, when that was counted already. */
	occurrence?: number;
	broken?: undefined;
}
/** A row, or a line whose quotes do not fit. */
export type CsvRow = WholeRow | { line: number; broken: 'quotes'; text: string };

/** How a file is to be read, with its head: the names of the columns and a few rows. */
export interface CsvFile {
	encoding: Encoding;
	delimiter: string;
	headers: string[];
	/** The first rows, to show examples of. */
	examples: string[][];
}
export type OpenedCsv =
	| { state: 'open'; file: CsvFile }
	| { state: 'refused'; why: 'empty' | 'spreadsheet' | 'binary' | 'header' | 'columns' };

const DELIMITERS = [';', ',', '\t', '|'];
/** Excel's own first line, which names the delimiter. */
const SEPARATOR_LINE = /^sep=(.)\n/i;

/** Finds out how a file is written and reads its head. */
export async function openCsv(source: Source): Promise<OpenedCsv> {
	const content = await detectContent(source);
	if (content.kind !== 'text') return { state: 'refused', why: content.kind };
	let head = '';
	for await (const text of decodeText(source, content.encoding)) {
		head += text;
		if (head.length >= HEAD_LENGTH) break;
	}
	const whole = head.length < HEAD_LENGTH;
	const delimiter = SEPARATOR_LINE.exec(head)?.[1] ?? guessDelimiter(head, whole);
	const rows = new RowReader(delimiter).push(head, whole);
	const [first, ...rest] = rows;
	if (!first) return { state: 'refused', why: whole ? 'empty' : 'header' };
	if (first.broken) return { state: 'refused', why: 'header' };
	if (first.cells.length > MAX_COLUMNS) return { state: 'refused', why: 'columns' };
	const headers = first.cells.map((cell) => cell.trim());
	const examples = rest.flatMap((row) => (row.broken ? [] : [row.cells])).slice(0, 50);
	return { state: 'open', file: { encoding: content.encoding, delimiter, headers, examples } };
}

/** The rows under the header, in pieces as the file is read. Empty rows are left out. */
export async function* readRows(
	source: Source,
	file: Pick<CsvFile, 'encoding' | 'delimiter'>
): AsyncGenerator<CsvRow[]> {
	const reader = new RowReader(file.delimiter);
	let header = true;
	function* below(rows: CsvRow[]) {
		const own = header ? rows.slice(1) : rows;
		if (rows.length > 0) header = false;
		if (own.length > 0) yield own;
	}
	for await (const text of decodeText(source, file.encoding))
		yield* below(reader.push(text, false));
	yield* below(reader.push('', true));
}

/** The delimiter by which most rows have as many cells as the header; of equals, the one that makes most columns. */
function guessDelimiter(head: string, whole: boolean): string {
	const scores = DELIMITERS.map((delimiter) => {
		const rows = split(head, delimiter, whole).data.filter((cells) => !isBlank(cells));
		const columns = rows[0]?.length ?? 0;
		const alike = rows.filter((cells) => cells.length === columns).length / (rows.length || 1);
		return { delimiter, score: columns > 1 ? alike + columns / (2 * MAX_COLUMNS) : 0 };
	});
	return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/**
 * Cuts text that arrives in pieces into rows. PapaParse splits; this keeps line numbers and makes one stray quote
 * cost one line instead of the rest of the file.
 */
class RowReader {
	#delimiter: string;
	#rest = '';
	#line = 1;
	/** As many as the header has. */
	#columns: number | undefined;

	constructor(delimiter: string) {
		this.#delimiter = delimiter;
	}

	push(text: string, last: boolean): CsvRow[] {
		this.#rest += text;
		if (this.#line === 1 && SEPARATOR_LINE.test(this.#rest)) this.#takeLine();
		const rows: CsvRow[] = [];
		for (;;) {
			const bad = this.#takeGood(rows, last);
			const endless = !last && this.#rest.length > MAX_ROW_LENGTH;
			if (!bad && !endless) return rows;
			rows.push({ line: this.#line, broken: 'quotes', text: this.#takeLine() });
		}
	}

	/** Takes rows up to the first with wrong quotes. @returns whether there is such a row */
	#takeGood(rows: CsvRow[], last: boolean): boolean {
		const { data, wrong, cursor } = split(this.#rest, this.#delimiter, last);
		for (const [index, cells] of data.entries()) {
			this.#columns ??= isBlank(cells) ? undefined : cells.length;
			const height = 1 + cells.reduce((sum, cell) => sum + count(cell, '\n'), 0);
			// A quote that was not closed swallows the next rows: too many lines and the wrong number of cells.
			if (index === wrong || (height > 1 && cells.length !== this.#columns)) {
				this.#take(offsetOfRow(this.#rest, data, index));
				return true;
			}
			if (!isBlank(cells)) rows.push({ line: this.#line, cells });
			this.#line += height;
		}
		this.#take(last ? this.#rest.length : cursor);
		return false;
	}

	#takeLine(): string {
		const end = this.#rest.indexOf('\n');
		this.#line += 1;
		return this.#take(end < 0 ? this.#rest.length : end + 1).trimEnd();
	}

	#take(length: number): string {
		const taken = this.#rest.slice(0, length);
		this.#rest = this.#rest.slice(length);
		return taken;
	}
}

const isBlank = (cells: string[]) => cells.every((cell) => cell.trim() === '');

function count(text: string, mark: string): number {
	let found = 0;
	for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++;
	return found;
}

/** Where a row starts: after as many line ends as the rows before it hold. */
function offsetOfRow(text: string, rows: string[][], index: number): number {
	let lines = 0;
	for (const cells of rows.slice(0, index))
		lines += 1 + cells.reduce((sum, cell) => sum + count(cell, '\n'), 0);
	let offset = 0;
	for (; lines > 0; lines--) offset = text.indexOf('\n', offset) + 1;
	return offset;
}

/** The complete rows of a text, the first row whose quotes are wrong, and where the incomplete last row starts. */
function split(text: string, delimiter: string, last: boolean) {
	const parser = new Papa.Parser({ delimiter, newline: '\n' });
	const { data, errors, meta } = parser.parse(text, 0, !last) as Papa.ParseResult<string[]>;
	const wrong = errors.find((e) => e.type === 'Quotes' && (e.row ?? 0) < data.length)?.row;
	return { data, wrong, cursor: meta.cursor };
}
