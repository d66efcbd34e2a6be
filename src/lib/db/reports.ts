import { z } from 'zod';
import { Draft, Figures, PublishedReport } from '../report/report.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

const Counts = z.object({
	figures: Figures,
	/** Suggestions of the engine that nobody has looked at; they count nowhere. */
	unchecked: z.int(),
	themes: z.array(
		z.object({
			id: z.uuid(),
			key: z.string(),
			name: z.string(),
			/** Residents by a person's word, and beside them those by the engine's word alone. */
			confirmed: z.int(),
			suggested: z.int(),
			answers: z.int(),
			suggestions: z.int(),
			evidence: z.array(z.uuid())
		})
	)
});
export type Counts = z.infer<typeof Counts>;

/** What the team knows of its themes, and beside it the figures that a report would show now. */
export async function counts(db: Db, consultation: string): Promise<Counts> {
	return Counts.parse(unwrap(await db.rpc('report_counts', { consultation })));
}

export interface KeptDraft {
	draft: Draft;
	/** 0 while nothing was saved yet. */
	revision: number;
	updatedAt: string | null;
}

export async function draft(db: Db, consultation: string): Promise<KeptDraft> {
	const row = unwrap(
		await db.from('report_draft').select('*').eq('consultation_id', consultation).maybeSingle()
	);
	const {
		title = '',
		introduction = '',
		content = {},
		revision = 0,
		updated_at = null
	} = row ?? {};
	return { draft: Draft.parse({ title, introduction, content }), revision, updatedAt: updated_at };
}

export type Saved = { state: 'saved'; revision: number } | { state: 'changed' };

/** Saves over `expectedRevision` (0: the first save); 'changed' when somebody else saved in between. */
export async function saveDraft(
	db: Db,
	consultation: string,
	draft: Draft,
	expectedRevision: number,
	userId: string,
	now: Date
): Promise<Saved> {
	const row = { ...draft, updated_by: userId };
	if (expectedRevision === 0) {
		try {
			unwrap(await db.from('report_draft').insert({ consultation_id: consultation, ...row }));
		} catch (error) {
			if (isDbError(error, DB_CODE.unique)) return { state: 'changed' };
			throw error;
		}
		return { state: 'saved', revision: 1 };
	}
	const saved = unwrap(
		await db
			.from('report_draft')
			.update({ ...row, revision: expectedRevision + 1, updated_at: now.toISOString() })
			.eq('consultation_id', consultation)
			.eq('revision', expectedRevision)
			.select('revision')
	);
	return saved[0] ? { state: 'saved', revision: saved[0].revision } : { state: 'changed' };
}

export type Publication =
	| { state: 'published'; number: number }
	/** Somebody saved the draft after this revision. */
	| { state: 'changed' }
	/** No title, or no theme that a person confirmed. */
	| { state: 'incomplete' };

/** Freezes the draft as the next version, with the figures of this moment. */
export async function publish(
	db: Db,
	consultation: string,
	expectedRevision: number
): Promise<Publication> {
	try {
		const number = unwrap(
			await db.rpc('publish_report', { consultation, expected_revision: expectedRevision })
		);
		return { state: 'published', number };
	} catch (error) {
		if (isDbError(error, DB_CODE.draftChanged)) return { state: 'changed' };
		if (isDbError(error, DB_CODE.reportIncomplete)) return { state: 'incomplete' };
		throw error;
	}
}

/** The published versions, the newest first. */
export async function versions(db: Db, consultation: string) {
	return unwrap(
		await db
			.from('report')
			.select('id, number, title, published_at')
			.eq('consultation_id', consultation)
			.order('number', { ascending: false })
	);
}

/** A published version as its readers see it, or null when there is none with this number. */
export async function version(
	db: Db,
	consultation: string,
	number: number
): Promise<PublishedReport | null> {
	return PublishedReport.nullable().parse(
		unwrap(await db.rpc('report_version', { consultation, number }))
	);
}
