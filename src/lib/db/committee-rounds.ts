import { z } from 'zod';
import type { CommitteeCoding } from '../themes/agreement.ts';
import { unwrap, type Db } from './client.ts';

/** @returns the round's id @throws DbError `fewQuotes` unless quotes of enough residents were released; `round` for a stranger */
export async function start(
	db: Db,
	consultation: string,
	{ coder, most }: { coder: string; most: number }
): Promise<string> {
	return unwrap(await db.rpc('start_committee_round', { consultation, coder, most }));
}

const Progress = z.object({
	total: z.int(),
	/** What the colleague still has to code. */
	left: z.int(),
	/** Members of the committee who began, and those who coded all of it. */
	readers: z.int(),
	done: z.int()
});
export type CommitteeProgress = z.infer<typeof Progress>;

export async function progress(db: Db, round: string): Promise<CommitteeProgress> {
	return Progress.parse(unwrap(await db.rpc('committee_progress', { round })));
}

/** Ends a round, for good. @throws DbError `codersFirst` before the colleague and one member of the committee coded all of it */
export async function finish(db: Db, round: string): Promise<void> {
	unwrap(await db.rpc('finish_committee_round', { round }));
}

const themes = z.array(z.uuid());
const Codings = z.array(
	z.object({
		answer: z.uuid(),
		response: z.uuid(),
		question: z.string(),
		text: z.string(),
		language: z.string(),
		coder: themes,
		readers: z.array(themes),
		standing: themes,
		resolved: z.boolean()
	})
);

/** What everybody gave each quote of a finished round; nothing while it goes on. */
export async function codings(db: Db, round: string): Promise<CommitteeCoding[]> {
	return Codings.parse(unwrap(await db.rpc('committee_codings', { round })));
}

const Opened = z.discriminatedUnion('state', [
	z.object({ state: z.enum(['expired', 'revoked', 'none']) }),
	z.object({
		state: z.literal('open'),
		total: z.int(),
		left: z.int(),
		themes: z.array(
			z.object({
				id: z.uuid(),
				name: z.string(),
				definition: z.string(),
				parent: z.uuid().nullable()
			})
		),
		quote: z
			.object({
				id: z.uuid(),
				question: z.string(),
				text: z.string(),
				language: z.string(),
				/** What this reader chose before. */
				themes
			})
			.nullable()
	})
]);
export type OpenedRound = z.infer<typeof Opened>;

/** What a reader of a committee's link may code: a quote by its id, or the next one. Null for an unknown code. */
export async function open(
	db: Db,
	code: string,
	{ reader, quote = null }: { reader: string | null; quote?: string | null }
): Promise<OpenedRound | null> {
	const args = { code, reader, wanted: quote };
	return Opened.nullable().parse(unwrap(await db.rpc('open_round', args)));
}

/** What became of a reader's choice: kept, or not (link or round ended, quote taken back, too many readers). */
const Outcome = z.enum(['stored', 'closed', 'gone', 'full']);

/** A reader's themes for a quote; the last choice counts. */
export async function code(
	db: Db,
	choice: { code: string; reader: string; quote: string; themes: string[] }
): Promise<z.infer<typeof Outcome>> {
	return Outcome.parse(unwrap(await db.rpc('code_quote', choice)));
}
