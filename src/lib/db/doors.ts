import { z } from 'zod';
import type { DoorAttempt } from '../answering/doors.ts';
import { unwrap, type Db } from './client.ts';

const AreaReach = z.object({
	id: z.uuid(),
	name: z.string(),
	homes: z.number().nullable(),
	responses: z.number(),
	no_answer: z.number(),
	refused: z.number(),
	later: z.number(),
	done: z.number()
});
export type AreaReach = z.infer<typeof AreaReach>;

/** Every area of a consultation with its homes, responses and attempts at the door. */
export async function overview(db: Db, consultation: string): Promise<AreaReach[]> {
	return z.array(AreaReach).parse(unwrap(await db.rpc('door_overview', { consultation })));
}

/** Counts attempts, and takes out those that were undone; the same again changes nothing. */
export async function count(
	db: Db,
	consultation: string,
	attempts: readonly DoorAttempt[]
): Promise<number> {
	return unwrap(await db.rpc('count_doors', { consultation, attempts: [...attempts] }));
}
