import { z } from 'zod';
import { unwrap, type Db } from './client.ts';

const AreaProgress = z.object({ id: z.uuid(), name: z.string(), responses: z.number() });
export type AreaProgress = z.infer<typeof AreaProgress>;

/** Where a consultation stands on the chain, in numbers. */
const Progress = z.object({
	consultation_id: z.uuid(),
	/** The newest published guide version, or null while nothing is published. */
	version: z.number().nullable(),
	changed_since_version: z.boolean(),
	responses: z.number(),
	/** Open answers, and of those: not seen by the engine, without a theme, not yet checked by a person. */
	open_answers: z.number(),
	unassigned: z.number(),
	without_theme: z.number(),
	unchecked: z.number(),
	quotes: z.number(),
	/** The newest published report, or null. */
	report: z.number().nullable(),
	links: z.number(),
	reactions: z.number(),
	areas: z.array(AreaProgress),
	/** Responses that count in none of these, because the team found them to be doubles. */
	doubles: z.number()
});
export type Progress = z.infer<typeof Progress>;

/** The progress of every consultation of the team, by the consultation's id. */
export async function all(db: Db): Promise<Map<string, Progress>> {
	const rows = z.array(Progress).parse(unwrap(await db.rpc('consultation_progress')));
	return new Map(rows.map((row) => [row.consultation_id, row]));
}

/** The progress of one consultation, or null when the caller may not see it. */
export async function one(db: Db, consultation: string): Promise<Progress | null> {
	const row = unwrap(await db.rpc('consultation_progress', { consultation }).maybeSingle());
	return row && Progress.parse(row);
}
