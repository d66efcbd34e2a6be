import { Interview, INTERVIEW_DAYS } from '../answering/interview.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';
import { consultationOf } from './responses.ts';

/** A worker's own interview or paper form in progress. */
export interface OpenInterview {
	id: string;
	consultationId: string;
	versionId: string;
	interview: Interview;
	/** Which save this is: the next one names it. */
	savedAt: string;
}

const DAY_MS = 86_400_000;
const keptUntil = (now: Date) => new Date(now.getTime() + INTERVIEW_DAYS * DAY_MS).toISOString();

/** What a draft is about and whose it is. */
export interface Belonging {
	consultationId: string;
	versionId: string;
	userId: string;
}

async function insert(
	db: Db,
	id: string,
	interview: Interview,
	of: Belonging
): Promise<SaveOutcome> {
	try {
		const row = unwrap(
			await db
				.from('response_draft')
				.insert({
					id,
					consultation_id: of.consultationId,
					guide_version_id: of.versionId,
					recorded_by: of.userId,
					content: interview,
					expires_at: keptUntil(new Date())
				})
				.select('updated_at')
				.single()
		);
		return { state: 'saved', savedAt: row.updated_at };
	} catch (error) {
		// A colleague's, or this one's own save whose reply was lost.
		if (isDbError(error, DB_CODE.unique)) return { state: 'elsewhere' };
		throw error;
	}
}

const COLUMNS = 'id, consultation_id, guide_version_id, content, updated_at';

interface Row {
	id: string;
	consultation_id: string;
	guide_version_id: string;
	content: unknown;
	updated_at: string;
}
const fromRow = (row: Row): OpenInterview => ({
	id: row.id,
	consultationId: row.consultation_id,
	versionId: row.guide_version_id,
	interview: Interview.parse(row.content),
	savedAt: row.updated_at
});

/** The caller's interviews in progress, the one that was touched last on top. */
export async function inProgress(db: Db): Promise<OpenInterview[]> {
	const rows = unwrap(
		await db.from('response_draft').select(COLUMNS).order('updated_at', { ascending: false })
	);
	return rows.map(fromRow);
}

/** One of the caller's interviews in progress, or null when there is none with this id. */
export async function get(db: Db, id: string): Promise<OpenInterview | null> {
	const row = unwrap(await db.from('response_draft').select(COLUMNS).eq('id', id).maybeSingle());
	return row && fromRow(row);
}

export type SaveOutcome =
	{ state: 'saved'; savedAt: string } | { state: 'elsewhere' | 'gone' | 'sent' };

async function write(db: Db, id: string, interview: Interview, after: string | null) {
	const now = new Date();
	const update = db
		.from('response_draft')
		.update({ content: interview, updated_at: now.toISOString(), expires_at: keptUntil(now) })
		.eq('id', id);
	const same = after === null ? update : update.eq('updated_at', after);
	return unwrap(await same.select('updated_at').maybeSingle());
}

/**
 * Keeps a newer state of an interview; the first save begins it.
 * @param after the save that this one follows; null: none, or write over whatever is there
 * @returns `elsewhere` when another screen saved in between (a lost reply to the same screen is no other screen);
 *   `sent` when it is a response already; `gone` when it was deleted
 */
export async function save(
	db: Db,
	id: string,
	interview: Interview,
	after: string | null,
	of: Belonging
): Promise<SaveOutcome> {
	const row = await write(db, id, interview, after);
	if (row) return { state: 'saved', savedAt: row.updated_at };
	const current = await get(db, id);
	if (!current) {
		if (await consultationOf(db, id)) return { state: 'sent' };
		return after === null ? insert(db, id, interview, of) : { state: 'gone' };
	}
	if (current.interview.writer !== interview.writer) return { state: 'elsewhere' };
	const again = await write(db, id, interview, current.savedAt);
	return again ? { state: 'saved', savedAt: again.updated_at } : { state: 'elsewhere' };
}

export async function remove(db: Db, id: string): Promise<void> {
	unwrap(await db.from('response_draft').delete().eq('id', id));
}
