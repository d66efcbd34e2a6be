import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

export type AreaOutcome = 'done' | 'name-taken' | 'in-use';

/** How many responses name each area of a consultation; an area without any is not in the map. */
export async function use(db: Db, consultationId: string): Promise<Map<string, number>> {
	const rows = unwrap(await db.rpc('area_use', { consultation: consultationId }));
	return new Map(rows.map((row) => [row.area_id, row.responses]));
}

async function outcome(act: () => Promise<unknown>): Promise<AreaOutcome> {
	try {
		await act();
		return 'done';
	} catch (error) {
		if (isDbError(error, DB_CODE.unique)) return 'name-taken';
		if (isDbError(error, DB_CODE.inUse)) return 'in-use';
		throw error;
	}
}

export async function add(
	db: Db,
	consultationId: string,
	name: string,
	position: number
): Promise<AreaOutcome> {
	return outcome(async () =>
		unwrap(await db.from('area').insert({ consultation_id: consultationId, name, position }))
	);
}

export async function rename(
	db: Db,
	consultationId: string,
	areaId: string,
	area: { name: string; homes: number | null }
): Promise<AreaOutcome> {
	return outcome(async () =>
		unwrap(
			await db.from('area').update(area).eq('id', areaId).eq('consultation_id', consultationId)
		)
	);
}

/** An area that responses name stays: `in-use`. */
export async function remove(db: Db, consultationId: string, areaId: string): Promise<AreaOutcome> {
	return outcome(async () =>
		unwrap(await db.from('area').delete().eq('id', areaId).eq('consultation_id', consultationId))
	);
}
