import { z } from 'zod';
import { checkMapping, Mapping } from './columns.ts';
import type { WholeRow } from './csv.ts';
import { BATCH, MAX_COLUMNS } from './limits.ts';
import { Problem } from './problem.ts';
import { Defaults, nothingSeen, readRow, type Frame, type RowResult } from './rows.ts';

const Row = z.object({
	line: z.int().positive(),
	cells: z.array(z.string()).max(MAX_COLUMNS),
	occurrence: z.int().positive()
});

/** Rows of a file on their way to the server, with what is needed to read them there once more. */
export const Batch = z.object({
	/** The same for every batch of one sending. */
	sending: z.uuid(),
	version: z.uuid(),
	fileName: z.string().min(1).max(300),
	headers: z.array(z.string()).max(MAX_COLUMNS),
	mapping: Mapping,
	defaults: Defaults,
	rows: z.array(Row).min(1).max(BATCH.rows)
});
export type Batch = z.infer<typeof Batch>;

/** What the server says of a batch: how many rows are now stored, were there, were withdrawn, and what was refused. */
export const Receipt = z.object({
	stored: z.int(),
	already: z.int(),
	withdrawn: z.int(),
	problems: z.array(Problem)
});
export type Receipt = z.infer<typeof Receipt>;

type Surroundings = Pick<Frame, 'consultation' | 'guide' | 'areas' | 'now'>;

/** Reads the rows of a batch as the page did, or nothing when its columns do not fit the guide. */
export function readBatch(batch: Batch, surroundings: Surroundings): RowResult[] | undefined {
	const { headers, mapping, defaults } = batch;
	if (mapping.length !== headers.length || checkMapping(mapping, surroundings.guide).length > 0) {
		return undefined;
	}
	const frame: Frame = { ...surroundings, headers, mapping, defaults };
	const seen = nothingSeen();
	return batch.rows.map((row) => readRow(row, frame, seen));
}

/** Gathers rows into batches that are small enough for one request. */
export class Gathering {
	#rows: (WholeRow & { occurrence: number })[] = [];
	#characters = 0;

	/** Adds a row. @returns the batch that is full now and does not hold this row, if there is one */
	add(row: WholeRow, occurrence: number): Batch['rows'] | undefined {
		const size = row.cells.reduce((sum, cell) => sum + cell.length, 0);
		const full =
			this.#rows.length >= BATCH.rows ||
			(this.#rows.length > 0 && this.#characters + size > BATCH.characters);
		const batch = full ? this.take() : undefined;
		this.#rows.push({ ...row, occurrence });
		this.#characters += size;
		return batch;
	}

	/** What is left, possibly nothing. */
	take(): Batch['rows'] {
		const rows = this.#rows.map(({ line, cells, occurrence }) => ({ line, cells, occurrence }));
		this.#rows = [];
		this.#characters = 0;
		return rows;
	}
}
