import { z } from 'zod';
import { unwrap, type Db } from './client.ts';

const Checked = z.object({
	/** This consultation lets in only who has a personal code. */
	needed: z.boolean(),
	code: z.enum(['none', 'open', 'used', 'unknown'])
});

/** @param code normalised, or null when there is none */
export async function check(db: Db, consultation: string, code: string | null) {
	return Checked.parse(unwrap(await db.rpc('check_code', { consultation, code })));
}

/** Remembers how a visit began until its response comes in: with which code, and after which one of the same device. */
export async function beginVisit(
	db: Db,
	visit: { response: string; consultation: string; code: string | null; earlier: string | null }
): Promise<void> {
	unwrap(await db.rpc('begin_visit', visit));
}

export interface CodeBatch {
	id: string;
	label: string;
	createdAt: string;
	codes: number;
	used: number;
}

/** The batches of a consultation, the newest first. */
export async function batches(db: Db, consultation: string): Promise<CodeBatch[]> {
	const rows = unwrap(
		await db
			.from('code_batch')
			.select('id, label, created_at, personal_code (used)')
			.eq('consultation_id', consultation)
			.order('created_at', { ascending: false })
	);
	return rows.map(({ id, label, created_at, personal_code }) => ({
		id,
		label,
		createdAt: created_at,
		codes: personal_code.length,
		used: personal_code.filter(({ used }) => used).length
	}));
}

export async function make(
	db: Db,
	batch: { consultation: string; batch: string; label: string; hashes: string[] }
): Promise<void> {
	unwrap(await db.rpc('make_codes', batch));
}

/**
 * Replaces the unused codes of a batch by the first of these; the old ones work no more, except one that somebody is
 * answering with just now.
 * @returns how many were replaced
 */
export async function renew(db: Db, batch: string, hashes: string[]): Promise<number> {
	return unwrap(await db.rpc('renew_codes', { batch, hashes }));
}

export async function drop(db: Db, batch: string): Promise<void> {
	unwrap(await db.rpc('drop_codes', { batch }));
}

/** Whether residents need a personal code. */
export async function requireCodes(db: Db, consultation: string, needed: boolean): Promise<void> {
	unwrap(
		await db
			.from('consultation')
			.update({ personal_codes: needed })
			.eq('id', consultation)
			.select('id')
			.single()
	);
}
