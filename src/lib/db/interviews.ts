import { Interview, INTERVIEW_DAYS } from '../answering/interview.ts';
import { unwrap, type Db } from './client.ts';

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

interface NewInterview {
	id: string;
	consultationId: string;
	versionId: string;
	userId: string;
	interview: Interview;
}

export async function start(
	db: Db,
	{ id, consultationId, versionId, userId, interview }: NewInterview
) {
	unwrap(
		await db.from('response_draft').insert({
			id,
			consultation_id: consultationId,
			guide_version_id: versionId,
			recorded_by: userId,
			content: interview,
			expires_at: keptUntil(new Date())
		})
	);
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

export type SaveOutcome = { state: 'saved'; savedAt: string } | { state: 'elsewhere' | 'gone' };

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
 * Replaces an interview by a newer state of it.
 * @param after the save that this one follows; null writes over whatever is there
 * @returns `elsewhere` when another screen saved in between; a lost reply to the same screen is no other screen
 */
export async function save(
	db: Db,
	id: string,
	interview: Interview,
	after: string | null
): Promise<SaveOutcome> {
	const row = await write(db, id, interview, after);
	if (row) return { state: 'saved', savedAt: row.updated_at };
	const current = await get(db, id);
	if (!current) return { state: 'gone' };
	if (current.interview.writer !== interview.writer) return { state: 'elsewhere' };
	const again = await write(db, id, interview, current.savedAt);
	return again ? { state: 'saved', savedAt: again.updated_at } : { state: 'elsewhere' };
}

export async function remove(db: Db, id: string): Promise<void> {
	unwrap(await db.from('response_draft').delete().eq('id', id));
}
