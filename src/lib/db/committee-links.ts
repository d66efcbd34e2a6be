import { z } from 'zod';
import { OwnReaction } from '../committee/reaction.ts';
import { PublishedReport } from '../report/report.ts';
import { unwrap, type Db, type Tables } from './client.ts';

export type CommitteeLink = Tables<'committee_link'>;

/** The links of a consultation, the newest first. */
export async function list(db: Db, consultation: string): Promise<CommitteeLink[]> {
	return unwrap(
		await db
			.from('committee_link')
			.select('*')
			.eq('consultation_id', consultation)
			.order('created_at', { ascending: false })
	);
}

export interface NewLink {
	consultation: string;
	/** 12 to 32 letters and digits that nobody can guess: stands behind /c/. */
	code: string;
	label: string;
	createdBy: string;
	expiresAt: Date;
}

export async function create(db: Db, link: NewLink): Promise<void> {
	unwrap(
		await db.from('committee_link').insert({
			consultation_id: link.consultation,
			code: link.code,
			label: link.label,
			created_by: link.createdBy,
			expires_at: link.expiresAt.toISOString()
		})
	);
}

/** Ends a link: whoever opens it reads nothing any more. */
export async function revoke(db: Db, consultation: string, id: string, now: Date): Promise<void> {
	unwrap(
		await db
			.from('committee_link')
			.update({ revoked_at: now.toISOString() })
			.eq('id', id)
			.eq('consultation_id', consultation)
	);
}

const Opened = z.discriminatedUnion('state', [
	z.object({ state: z.enum(['expired', 'revoked']) }),
	z.object({
		state: z.literal('open'),
		team: z.string(),
		consultation: z.string(),
		neighbourhood: z.string(),
		starts_on: z.string(),
		ends_on: z.string(),
		/** Null while nothing is published. */
		report: PublishedReport.nullable(),
		reactions: z.array(OwnReaction)
	})
]);
export type Opened = z.infer<typeof Opened>;

/** What stands behind a link for this reader, or null for an unknown code. */
export async function open(db: Db, code: string, reader: string | null): Promise<Opened | null> {
	return Opened.nullable().parse(unwrap(await db.rpc('open_report', { code, reader })));
}
