import { describe, expect, it } from 'vitest';
import { openCsv, readRows, type CsvRow } from './csv.ts';
import type { Source } from './encoding.ts';

/** A file in pieces of `size` bytes, as a disk or a browser hands it over. */
function fileOf(content: string | Uint8Array, size = 7): Source {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return async function* () {
		for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
	};
}

async function read(
	source: Source
): Promise<{ headers: string[]; rows: CsvRow[]; delimiter: string }> {
	const opened = await openCsv(source);
	if (opened.state !== 'open') throw new Error(opened.why);
	const rows: CsvRow[] = [];
	for await (const part of readRows(source, opened.file)) rows.push(...part);
	return { headers: opened.file.headers, rows, delimiter: opened.file.delimiter };
}
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

describe('reading a CSV', () => {
	it.each([
		[';', 'a;b\n1,5;2\n3;4'],
		[',', 'a,b\n1;5,2\n'],
		['\t', 'a\tb\nx, y\tz\n'],
		['|', 'a|b\nx|y\n']
	])('guesses the delimiter %j', async (delimiter, text) => {
		const file = await read(fileOf(text));
		expect(file.delimiter).toBe(delimiter);
		expect(file.headers).toEqual(['a', 'b']);
	});

	it('believes the first line of Excel that names the delimiter, and counts it as a line', async () => {
		const file = await read(fileOf('sep=,\r\na,b\r\n1;2;3,4\r\n'));
		expect(file.rows).toEqual([{ line: 3, cells: ['1;2;3', '4'] }]);
	});

	it('leaves the byte order mark out of the first header', async () => {
		expect((await read(fileOf('\uFEFFid;x\n1;2'))).headers).toEqual(['id', 'x']);
	});

	it('counts lines through cells of several lines, whatever the line ends and pieces', async () => {
		for (const end of ['\n', '\r\n', '\r']) {
			for (const size of [1, 2, 5, 1000]) {
				const text = ['id;tekst', '1;"een', 'twee ""drie"""', '', '2;vier', ';', '3;vijf'].join(
					end
				);
				expect((await read(fileOf(text, size))).rows).toEqual([
					{ line: 2, cells: ['1', 'een\ntwee "drie"'] },
					{ line: 5, cells: ['2', 'vier'] },
					{ line: 7, cells: ['3', 'vijf'] }
				]);
			}
		}
	});

	it('reads Windows-1252 when one byte far down is no UTF-8', async () => {
		const file = fileOf(latin(`id;x\n${'1;kaal\n'.repeat(200)}2;caf\xe9 \x80 5`), 64);
		const opened = await openCsv(file);
		expect(opened).toMatchObject({ state: 'open', file: { encoding: 'windows-1252' } });
		expect((await read(file)).rows.at(-1)).toEqual({ line: 202, cells: ['2', 'café € 5'] });
	});

	it('reads UTF-8 whose letters are cut in two by the pieces', async () => {
		expect((await read(fileOf('id;x\n1;één 🌱', 1))).rows).toEqual([
			{ line: 2, cells: ['1', 'één 🌱'] }
		]);
	});

	it('reads the UTF-16 of "Unicode text"', async () => {
		const bytes = Uint8Array.from(
			'\uFEFFa\tb\n1\t€'.split('').flatMap((sign) => {
				const code = sign.charCodeAt(0);
				return [code & 255, code >> 8];
			})
		);
		expect((await read(fileOf(bytes, 3))).rows).toEqual([{ line: 2, cells: ['1', '€'] }]);
	});

	it('refuses an Excel file, a picture, and a file with nothing in it', async () => {
		const zip = Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]);
		expect(await openCsv(fileOf(zip))).toEqual({ state: 'refused', why: 'spreadsheet' });
		expect(await openCsv(fileOf(Uint8Array.from([0x89, 0x50, 0, 1])))).toEqual({
			state: 'refused',
			why: 'binary'
		});
		expect(await openCsv(fileOf(''))).toEqual({ state: 'refused', why: 'empty' });
		expect(await openCsv(fileOf('\n \n'))).toEqual({ state: 'refused', why: 'empty' });
	});

	it('lets a quote that is never closed cost one line, not the rest of the file', async () => {
		const lines = [
			'id;x;y',
			'1;goed;1',
			'2;"open;1',
			...Array.from({ length: 400 }, (_, n) => `r${n};"ja";1`)
		];
		const { rows } = await read(fileOf(lines.join('\n'), 500));
		expect(rows.filter((row) => row.broken)).toEqual([
			{ line: 3, broken: 'quotes', text: '2;"open;1' }
		]);
		expect(rows).toHaveLength(402);
		expect(rows.at(-1)).toEqual({ line: 403, cells: ['r399', 'ja', '1'] });
	});

	it('lets a quote that is never closed at the end of the file cost one line', async () => {
		const { rows } = await read(fileOf('id;x\n1;"open\n2;goed\n3;goed'));
		expect(rows).toEqual([
			{ line: 2, broken: 'quotes', text: '1;"open' },
			{ line: 3, cells: ['2', 'goed'] },
			{ line: 4, cells: ['3', 'goed'] }
		]);
	});

	it('names the line with quotes inside quotes', async () => {
		const { rows } = await read(fileOf('id;x\n1;"zij zei "nee" hoor"\n2;hij zei "ja"'));
		expect(rows).toEqual([
			{ line: 2, broken: 'quotes', text: '1;"zij zei "nee" hoor"' },
			{ line: 3, cells: ['2', 'hij zei "ja"'] }
		]);
	});

	it('reads 100,000 rows without keeping the file', async () => {
		const piece = new TextEncoder().encode('r;"Wat fijn, zei hij";7\n'.repeat(1000));
		const source: Source = async function* () {
			yield new TextEncoder().encode('id;tekst;cijfer\n');
			for (let n = 0; n < 100; n++) yield piece;
		};
		let rows = 0;
		let largest = 0;
		for await (const part of readRows(source, { encoding: 'utf-8', delimiter: ';' })) {
			rows += part.length;
			largest = Math.max(largest, part.length);
		}
		expect(rows).toBe(100_000);
		expect(largest).toBeLessThanOrEqual(1001);
	});
});
