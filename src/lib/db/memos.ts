import type { About, Memo } from '../themes/memo.ts';
import { unwrap, type Db } from './client.ts';

/** The memos about something, the oldest first; one's own also after they were taken away, so that they can come back. */
export async function list(
	db: Db,
	consultation: string,
	{ answer, theme }: About,
	me: string
): Promise<Memo[]> {
	let query = db
		.from('memo')
		.select('*, memo_revision (text_before, removed_before, changed_at)')
		.eq('consultation_id', consultation);
	query = answer ? query.eq('answer_id', answer) : query.is('answer_id', null);
	query = theme ? query.eq('theme_id', theme) : query.is('theme_id', null);
	const [rows, members] = await Promise.all([
		query.order('created_at').order('changed_at', { referencedTable: 'memo_revision' }),
		db.from('member').select('user_id, display_name')
	]);
	const names = new Map(unwrap(members).map((m) => [m.user_id, m.display_name]));
	return unwrap(rows)
		.filter((row) => row.removed_at === null || row.author === me)
		.map((row) => ({
			id: row.id,
			text: row.text,
			by: (row.author && names.get(row.author)) || null,
			mine: row.author === me,
			at: row.created_at,
			removed: row.removed_at !== null,
			earlier: row.memo_revision
				.filter(({ text_before }, i, all) => text_before !== (all[i + 1]?.text_before ?? row.text))
				.map(({ text_before, changed_at }) => ({ text: text_before, at: changed_at }))
		}));
}

/** Writes a memo. The same id twice stores it once. */
export async function write(
	db: Db,
	consultation: string,
	{ id, text, about, author }: { id: string; text: string; about: About; author: string }
): Promise<void> {
	const row = {
		id,
		consultation_id: consultation,
		answer_id: about.answer ?? null,
		theme_id: about.theme ?? null,
		text,
		author
	};
	unwrap(await db.from('memo').upsert(row, { ignoreDuplicates: true }));
}

/** Changes one's own memo. @returns false when there is no such memo of the caller */
export async function change(
	db: Db,
	consultation: string,
	id: string,
	to: { text: string } | { removedAt: Date | null }
): Promise<boolean> {
	const fields =
		'text' in to ? { text: to.text } : { removed_at: to.removedAt?.toISOString() ?? null };
	const rows = unwrap(
		await db
			.from('memo')
			.update(fields)
			.eq('id', id)
			.eq('consultation_id', consultation)
			.select('id')
	);
	return rows.length > 0;
}
