import { readRows, type CsvFile, type CsvRow } from '../csv.ts';
import type { Source } from '../encoding.ts';
import { nothingSeen, readRow, type Frame, type RowResult } from '../rows.ts';

/** How long reading may keep the page to itself, in milliseconds: less than one notices. */
const BREATH_MS = 12;
/** How many bytes are cut into rows at once. */
const PIECE = 64 * 1024;
const breathe = () => new Promise((resolve) => setTimeout(resolve));

/** The bytes of a file, from its start each time. */
export function sourceOf(file: File): Source {
	return async function* () {
		const reader = file.stream().getReader();
		try {
			for (;;) {
				const { done, value } = await reader.read();
				if (done) return;
				for (let at = 0; at < value.length; at += PIECE) yield value.subarray(at, at + PIECE);
			}
		} finally {
			await reader.cancel();
		}
	};
}

/**
 * Gives every row of a file to `act`, with pauses for the page, until `act` says false.
 * @returns whether the end of the file was reached
 */
export async function readEach(
	source: Source,
	file: CsvFile,
	frame: Omit<Frame, 'now'>,
	act: (row: CsvRow, result: RowResult) => Promise<boolean>
): Promise<boolean> {
	const whole: Frame = { ...frame, now: new Date() };
	const seen = nothingSeen();
	let started = performance.now();
	for await (const rows of readRows(source, file)) {
		for (const row of rows) {
			if (performance.now() - started > BREATH_MS) {
				await breathe();
				started = performance.now();
			}
			if (!(await act(row, readRow(row, whole, seen)))) return false;
		}
	}
	return true;
}

/** Ids of rows that need not be sent (again). Nothing on the page shows them. */
export class Settled {
	#ids = new Set<string>();
	add = (id: string) => this.#ids.add(id);
	has = (id: string) => this.#ids.has(id);
}
