import { unwrap, type Db } from './client.ts';

/** What was done in the team: a page of lines, the newest first. `before` is the id of the last line seen. */
export async function page(db: Db, teamId: string, size: number, before?: number) {
	let query = db
		.from('activity')
		.select('id, actor, verb, object_kind, at, consultation (id, title)')
		.eq('team_id', teamId)
		.order('id', { ascending: false })
		.limit(size);
	if (before !== undefined) query = query.lt('id', before);
	return unwrap(await query);
}
