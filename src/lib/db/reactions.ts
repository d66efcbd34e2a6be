import { z } from 'zod';
import type { ReactionKind, TeamReaction } from '../committee/reaction.ts';
import { unwrap, type Db } from './client.ts';

/** What became of a reaction: kept, taken back, or not (link ended, theme gone from the newest version, report full). */
const Outcome = z.enum(['stored', 'removed', 'closed', 'moved', 'full']);
export type Outcome = z.infer<typeof Outcome>;

export interface Said {
	code: string;
	reader: string;
	/** Null: about the report as a whole. */
	theme: string | null;
	kind: ReactionKind | null;
	remark: string;
}

/** A committee member's word; the last one on a theme counts. */
export async function react(db: Db, said: Said): Promise<Outcome> {
	return Outcome.parse(unwrap(await db.rpc('react', { ...said })));
}

/** Everything the committee said about a consultation's reports, the newest first. */
export async function list(db: Db, consultation: string): Promise<TeamReaction[]> {
	const rows = unwrap(
		await db
			.from('reaction')
			.select('report_id, kind, remark, updated_at, theme (id, name)')
			.eq('consultation_id', consultation)
			.order('updated_at', { ascending: false })
	);
	return rows.map((row) => ({
		report: row.report_id,
		theme: row.theme,
		kind: row.kind,
		remark: row.remark,
		at: row.updated_at
	}));
}
