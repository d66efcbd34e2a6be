import { checkGuide, type GuideProblem } from '../guide/check.ts';
import { Guide, type LocalizedText } from '../guide/guide.ts';
import { questionRows } from '../guide/publish.ts';
import { soundsOf } from '../guide/sounds.ts';
import { DB_CODE, DbError, isDbError, unwrap, type Db } from './client.ts';
import { missingGuideAudio } from './media.ts';

/** The guide as it is being written. A save names the revision it was made from. */
export interface Draft {
	guide: Guide;
	revision: number;
	updatedAt: string;
}

export interface GuideVersion {
	id: string;
	consultationId: string;
	number: number;
	publishedAt: string;
	guide: Guide;
}

/** The draft of a consultation's guide, or null when there is none that the caller may see. */
export async function draft(db: Db, consultationId: string): Promise<Draft | null> {
	const row = unwrap(
		await db
			.from('guide_draft')
			.select('content, revision, updated_at')
			.eq('consultation_id', consultationId)
			.maybeSingle()
	);
	if (!row) return null;
	return {
		guide: Guide.parse(row.content),
		revision: row.revision,
		updatedAt: row.updated_at
	};
}

export type SaveOutcome =
	{ state: 'saved'; revision: number; updatedAt: string } | { state: 'changed-elsewhere' };

/**
 * Replaces the draft that was read at `revision`; somebody else's newer draft is left alone.
 * @throws DbError `notAllowed` for somebody who may not edit
 */
export async function saveDraft(
	db: Db,
	consultationId: string,
	guide: Guide,
	revision: number
): Promise<SaveOutcome> {
	const row = unwrap(
		await db
			.from('guide_draft')
			.update({ content: guide, revision: revision + 1 })
			.eq('consultation_id', consultationId)
			.eq('revision', revision)
			.select('revision, updated_at')
			.maybeSingle()
	);
	if (row) return { state: 'saved', revision: row.revision, updatedAt: row.updated_at };
	const current = await draft(db, consultationId);
	if (!current || current.revision === revision) {
		throw new DbError(DB_CODE.notAllowed, 'the draft may not be changed', undefined);
	}
	return { state: 'changed-elsewhere' };
}

export type PublishOutcome =
	| { state: 'published'; number: number }
	| { state: 'not-ready'; problems: GuideProblem[] }
	/** Recordings that the guide names are not there: the texts that they belong to. */
	| { state: 'sound-missing'; texts: LocalizedText[] }
	| { state: 'changed-elsewhere' };

/** Freezes the draft at `revision` as the next version. `guide` is that draft, as the caller has read or saved it. */
export async function publish(
	db: Db,
	consultationId: string,
	guide: Guide,
	revision: number
): Promise<PublishOutcome> {
	const problems = checkGuide(guide);
	if (problems.length > 0) return { state: 'not-ready', problems };
	const sounds = soundsOf(guide);
	const missing = await missingGuideAudio(
		db,
		consultationId,
		sounds.map(({ sound }) => sound.id)
	);
	if (missing.size > 0) {
		const lacking = sounds.filter(({ sound }) => missing.has(sound.id));
		return { state: 'sound-missing', texts: lacking.map(({ text }) => text) };
	}
	try {
		const number = unwrap(
			await db.rpc('publish_guide', {
				consultation: consultationId,
				expected_revision: revision,
				questions: questionRows(guide).map((row) => ({ ...row }))
			})
		);
		return { state: 'published', number };
	} catch (error) {
		if (isDbError(error, DB_CODE.draftChanged)) return { state: 'changed-elsewhere' };
		throw error;
	}
}

const VERSION = 'id, consultation_id, number, published_at, content';

interface VersionRow {
	id: string;
	consultation_id: string;
	number: number;
	published_at: string;
	content: unknown;
}
const fromRow = (row: VersionRow): GuideVersion => ({
	id: row.id,
	consultationId: row.consultation_id,
	number: row.number,
	publishedAt: row.published_at,
	guide: Guide.parse(row.content)
});

/** The published versions, the newest first, without their content. */
export async function versions(db: Db, consultationId: string) {
	const rows = unwrap(
		await db
			.from('guide_version')
			.select('id, number, published_at')
			.eq('consultation_id', consultationId)
			.order('number', { ascending: false })
	);
	return rows.map((row) => ({ id: row.id, number: row.number, publishedAt: row.published_at }));
}

export async function version(db: Db, versionId: string): Promise<GuideVersion | null> {
	const row = unwrap(
		await db.from('guide_version').select(VERSION).eq('id', versionId).maybeSingle()
	);
	return row && fromRow(row);
}

/** The version that residents answer now, or null while nothing has been published. */
export async function newestVersion(db: Db, consultationId: string): Promise<GuideVersion | null> {
	const row = unwrap(
		await db
			.from('guide_version')
			.select(VERSION)
			.eq('consultation_id', consultationId)
			.order('number', { ascending: false })
			.limit(1)
			.maybeSingle()
	);
	return row && fromRow(row);
}
