import { randomInt } from 'node:crypto';
import type { ConsultationDetails } from '../guide/consultation.ts';
import type { Guide } from '../guide/guide.ts';
import type { MediaSettings, TalkSettings } from '../media/media.ts';
import { DB_CODE, DbError, isDbError, unwrap, type Db } from './client.ts';
import { startingThemes } from './codebook.ts';
import { isId } from './ids.ts';

/** The team's consultations, the newest first, with how many responses each has. */
export async function list(db: Db) {
	const rows = unwrap(
		await db
			.from('consultation')
			.select('*, response (count)')
			.order('created_at', { ascending: false })
	);
	return rows.map(({ response, ...consultation }) => ({
		...consultation,
		responses: (response as unknown as { count: number }[])[0]?.count ?? 0
	}));
}

/** Whether there is a consultation of that id that the caller may see. */
export async function visible(db: Db, id: string | undefined): Promise<boolean> {
	if (!isId(id)) return false;
	return unwrap(await db.from('consultation').select('id').eq('id', id).maybeSingle()) !== null;
}

/** One consultation with its areas in order, or null when there is none that the caller may see. */
export async function get(db: Db, id: string) {
	if (!isId(id)) return null;
	return unwrap(
		await db
			.from('consultation')
			.select('*, area (*)')
			.eq('id', id)
			.order('position', { referencedTable: 'area' })
			.maybeSingle()
	);
}

/** No vowels, so that no words come out; no 0, 1, i, l, o, so that a code can be read from paper. */
const CODE_ALPHABET = 'bcdfghjkmnpqrstvwxyz23456789';
const CODE_LENGTH = 7;
const CODE_ATTEMPTS = 5;

function makeCode(): string {
	return Array.from(
		{ length: CODE_LENGTH },
		() => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]
	).join('');
}

/** Where the unique constraint speaks of the code, another code may do; anything else is a real clash. */
const codeIsTaken = (error: unknown) =>
	isDbError(error, DB_CODE.unique) && error.message.includes('consultation_code_key');

/**
 * Starts a consultation with its areas, the draft of its guide and the default codebook: all of it or nothing.
 * @param id made by the caller, so that it can send twice
 */
export async function create(
	db: Db,
	consultation: ConsultationDetails & {
		id: string;
		team_id: string;
		areas: readonly string[];
		guide: Guide;
	}
): Promise<{ id: string; code: string }> {
	const { areas, guide, ...details } = consultation;
	for (let attempt = 1; ; attempt++) {
		const code = makeCode();
		try {
			unwrap(
				await db.rpc('start_consultation', {
					consultation: { ...details, code },
					areas: [...areas],
					guide,
					themes: startingThemes()
				})
			);
			return { id: details.id, code };
		} catch (error) {
			if (!codeIsTaken(error) || attempt === CODE_ATTEMPTS) throw error;
		}
	}
}

/** @throws DbError `notAllowed` when there is none that the caller may change. */
export async function update(db: Db, id: string, details: ConsultationDetails): Promise<void> {
	const changed = unwrap(await db.from('consultation').update(details).eq('id', id).select('id'));
	refuseNothing(changed);
}

/**
 * Whether residents may speak their answers and send photos, and whether conversations may be recorded.
 * @throws DbError `notAllowed` as `update` does
 */
export async function takeMedia(
	db: Db,
	id: string,
	settings: MediaSettings | TalkSettings
): Promise<void> {
	refuseNothing(unwrap(await db.from('consultation').update(settings).eq('id', id).select('id')));
}

/** Whether paper forms are typed twice. @throws DbError `notAllowed` as `update` does */
export async function typeTwice(db: Db, id: string, double_entry: boolean): Promise<void> {
	const changed = await db.from('consultation').update({ double_entry }).eq('id', id).select('id');
	refuseNothing(unwrap(changed));
}

/** Deletes a consultation with everything in it. @throws DbError `notAllowed` for anyone but a coordinator. */
export async function remove(db: Db, id: string): Promise<void> {
	refuseNothing(unwrap(await db.from('consultation').delete().eq('id', id).select('id')));
}

/** Row-level security answers a forbidden change with no rows: say so instead of nothing. */
function refuseNothing(rows: unknown[]): void {
	if (rows.length === 0) throw new DbError(DB_CODE.notAllowed, 'nothing was changed', undefined);
}
