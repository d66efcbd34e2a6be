import { z } from 'zod';
import { unwrap, type Db } from './client.ts';

/** One round in which two members code the same answers without seeing each other's. */
export interface CodingRound {
	id: string;
	first: string | null;
	second: string | null;
	startedAt: string;
	finished: boolean;
	answers: number;
	/** The second coder is the committee: any number of members, each by themselves. */
	withCommittee: boolean;
}

const ROUND =
	'id, first_coder, second_coder, started_at, finished_at, with_committee, round_answer (count)';
interface RoundRow {
	id: string;
	first_coder: string | null;
	second_coder: string | null;
	started_at: string;
	finished_at: string | null;
	with_committee: boolean;
	round_answer: unknown;
}
const fromRow = (row: RoundRow): CodingRound => ({
	id: row.id,
	first: row.first_coder,
	second: row.second_coder,
	startedAt: row.started_at,
	finished: row.finished_at !== null,
	withCommittee: row.with_committee,
	answers: (row.round_answer as { count: number }[])[0]?.count ?? 0
});

/** The rounds of a consultation, the newest first. */
export async function rounds(db: Db, consultationId: string): Promise<CodingRound[]> {
	const rows = unwrap(
		await db
			.from('coding_round')
			.select(ROUND)
			.eq('consultation_id', consultationId)
			.order('started_at', { ascending: false })
	);
	return rows.map(fromRow);
}

export async function round(
	db: Db,
	consultationId: string,
	id: string
): Promise<CodingRound | null> {
	const row = unwrap(
		await db
			.from('coding_round')
			.select(ROUND)
			.eq('consultation_id', consultationId)
			.eq('id', id)
			.maybeSingle()
	);
	return row && fromRow(row);
}

/** @returns the round's id @throws DbError `round` unless two members of the team code at least one answer */
export async function start(
	db: Db,
	consultation: string,
	{ first, second, most }: { first: string; second: string; most: number }
): Promise<string> {
	const args = { consultation, first_coder: first, second_coder: second, most };
	return unwrap(await db.rpc('start_round', args));
}

const Queue = z.object({
	total: z.int(),
	left: z.int(),
	answers: z.array(
		z.object({ id: z.uuid(), question: z.string(), text: z.string(), language: z.string() })
	)
});

/** What the signed-in coder has to code next, without anything that others chose. */
export async function queue(db: Db, id: string): Promise<z.infer<typeof Queue>> {
	return Queue.parse(unwrap(await db.rpc('round_queue', { round: id })));
}

export async function code(
	db: Db,
	id: string,
	answer: string,
	themes: readonly string[]
): Promise<void> {
	unwrap(await db.rpc('code_round_answer', { round: id, answer, themes: [...themes] }));
}

const Twice = z.object({
	answer: z.uuid(),
	response: z.uuid(),
	question: z.string(),
	text: z.string(),
	language: z.string(),
	first: z.array(z.uuid()),
	second: z.array(z.uuid()),
	resolved: z.boolean()
});
export type RoundCoding = z.infer<typeof Twice>;

/** What both gave each answer of a finished round; nothing while one of them is still at it. */
export async function codings(db: Db, id: string): Promise<RoundCoding[]> {
	return z.array(Twice).parse(unwrap(await db.rpc('round_codings', { round: id })));
}

/** Confirms exactly these themes for the answer. @returns false when the answer was withdrawn meanwhile */
export async function resolve(
	db: Db,
	id: string,
	answer: string,
	themes: readonly string[]
): Promise<boolean> {
	const args = { round: id, answer, themes: [...themes] };
	return unwrap(await db.rpc('resolve_round_answer', args));
}
