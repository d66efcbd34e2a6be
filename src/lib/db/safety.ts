import { z } from 'zod';
import { SafetyReason, type SafetySignal } from '../answering/safety.ts';
import { unwrap, type Db } from './client.ts';

/** A signal as the team reads it: a coordinator all of them, a worker their own. */
const StoredSignal = z
	.object({
		id: z.uuid(),
		consultation_id: z.uuid(),
		consultation: z.string(),
		response_id: z.uuid(),
		/** The conversation has been sent: there is a page of it. */
		stored: z.boolean(),
		question_key: z.string().nullable(),
		question: z.string().nullable(),
		reason: SafetyReason,
		note: z.string(),
		marked_by: z.uuid().nullable(),
		marked_at: z.string(),
		taken_back_at: z.string().nullable(),
		released_at: z.string().nullable(),
		handled_by: z.uuid().nullable(),
		handled_at: z.string().nullable(),
		/** The answer's text, which coordinators alone read. */
		set_apart: z.string().nullable()
	})
	.transform((row) => ({ ...row, open: row.handled_at === null && row.taken_back_at === null }));
export type StoredSignal = z.infer<typeof StoredSignal>;

/** What the caller may see, what waits first; of one conversation when `response` is given. */
export async function list(db: Db, response?: string): Promise<StoredSignal[]> {
	const args = response === undefined ? {} : { response };
	return z.array(StoredSignal).parse(unwrap(await db.rpc('safety_signals', args)));
}

/** The stored signal in the shape in which it was marked. */
export const asMarked = (row: StoredSignal): SafetySignal => ({
	id: row.id,
	reason: row.reason,
	note: row.note,
	question: row.question_key,
	at: row.marked_at,
	takenBack: row.taken_back_at !== null
});

/** How many wait for a coordinator; nought for anybody else. */
export async function openCount(db: Db): Promise<number> {
	return unwrap(await db.rpc('open_safety_signals'));
}

/**
 * Stores the signals of one conversation, as often as it is asked once.
 * @returns how many are new and stand
 */
export async function mark(
	db: Db,
	consultation: string,
	response: string,
	signals: readonly SafetySignal[]
): Promise<number> {
	if (signals.length === 0) return 0;
	const fresh = unwrap(
		await db.rpc('mark_safety', { consultation, response, signals: [...signals] })
	);
	return z.array(z.uuid()).parse(fresh).length;
}

/** Coordinators only. @param released what was said may be used like any other answer */
export async function settle(
	db: Db,
	signal: string,
	{ handled, released }: { handled: boolean; released: boolean }
): Promise<void> {
	unwrap(await db.rpc('settle_safety', { signal, handled, released }));
}

/** The team's own words on what to do. */
export async function advice(db: Db, teamId: string): Promise<string> {
	const row = unwrap(await db.from('team').select('safety_advice').eq('id', teamId).maybeSingle());
	return row?.safety_advice ?? '';
}

export async function setAdvice(db: Db, teamId: string, text: string): Promise<void> {
	unwrap(await db.from('team').update({ safety_advice: text }).eq('id', teamId));
}
