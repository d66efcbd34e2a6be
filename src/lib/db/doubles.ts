import { z } from 'zod';
import { Mode } from '../answering/answer.ts';
import { unwrap, type Db } from './client.ts';

/** How many responses are asked for at once: their ids stand in the address of the request. */
const AT_ONCE = 100;

const Row = z.object({
	id: z.uuid(),
	mode: Mode,
	submitted_at: z.string(),
	is_double: z.boolean(),
	area: z.object({ name: z.string() }).nullable(),
	answer: z.array(
		z.object({
			text: z.string().nullable(),
			quote: z.array(
				z.object({
					id: z.uuid(),
					text: z.string(),
					revoked_at: z.string().nullable(),
					report_quote: z.array(z.object({ report: z.object({ number: z.int() }) }))
				})
			)
		})
	)
});

/** A response beside the one that it may be the double of: what somebody needs to choose between them. */
export interface Side {
	id: string;
	mode: Mode;
	submittedAt: string;
	area: string | null;
	/** It counts in no figure now. */
	isDouble: boolean;
	answers: number;
	/** What was said in open answers, one after the other. */
	words: string;
	/** Quotes that were released from it and stand, with the numbers of the reports that hold them. */
	quotes: { id: string; text: string; reports: number[] }[];
}

const asSide = ({ answer: answers, ...row }: z.infer<typeof Row>): Side => ({
	id: row.id,
	mode: row.mode,
	submittedAt: row.submitted_at,
	area: row.area?.name ?? null,
	isDouble: row.is_double,
	answers: answers.length,
	words: answers.flatMap(({ text }) => (text === null ? [] : [text])).join(' · '),
	quotes: answers
		.flatMap(({ quote }) => quote)
		.filter(({ revoked_at }) => revoked_at === null)
		.map(({ id, text, report_quote: used }) => ({
			id,
			text,
			reports: used.map(({ report }) => report.number).toSorted((a, b) => a - b)
		}))
});

/** These responses of a consultation, by id. One that was withdrawn meanwhile is missing. */
export async function sides(
	db: Db,
	consultation: string,
	ids: string[]
): Promise<Record<string, Side>> {
	const found: Record<string, Side> = {};
	const wanted = [...new Set(ids)];
	for (let from = 0; from < wanted.length; from += AT_ONCE) {
		const rows = unwrap(
			await db
				.from('response')
				.select(
					'id, mode, submitted_at, is_double, area (name), answer (text, quote (id, text, revoked_at, report_quote (report (number))))'
				)
				.eq('consultation_id', consultation)
				.in('id', wanted.slice(from, from + AT_ONCE))
		);
		for (const row of Row.array().parse(rows)) found[row.id] = asSide(row);
	}
	return found;
}
