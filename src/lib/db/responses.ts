import { z } from 'zod';
import { Declined, Mode, Voice, type AnswerValue } from '../answering/answer.ts';
import { Content } from '../answering/content.ts';
import type { ResponseFilter } from '../answering/response-filter.ts';
import { contentHash, toColumns, type Submission } from '../answering/submit.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

export const PAGE_SIZE = 50;

const Line = z.object({
	id: z.uuid(),
	mode: Mode,
	language: z.string(),
	area_name: z.string().nullable(),
	guide_number: z.int(),
	submitted_at: z.string(),
	open_answers: z.int(),
	/** Open answers that have no theme, not even a suggested one, and that nobody has checked. */
	without_theme: z.int(),
	/** Open answers that nobody has checked. */
	unchecked: z.int(),
	/** Judged to be the double of another: it counts in no figure. */
	is_double: z.boolean(),
	/** Where two entries of a paper form differ and nobody has chosen; null without a second entry. */
	open_differences: z.int().nullable(),
	matches: z.int()
});
export type ResponseLine = z.infer<typeof Line>;

/** As the functions take them. A caller's filter may hold more than these. */
const filters = ({ mode, area, words }: ResponseFilter) => ({ mode, area, words });

/** One page of a consultation's responses, the newest first, and how many there are on all pages. */
export async function list(db: Db, consultation: string, filter: ResponseFilter, page: number) {
	const first = (page - 1) * PAGE_SIZE;
	const rows = unwrap(
		await db.rpc('list_responses', { consultation, ...filters(filter), first, size: PAGE_SIZE })
	);
	const lines = Line.array().parse(rows);
	return { lines, matches: lines[0]?.matches ?? 0 };
}

const Count = z.object({
	mode: Mode,
	area: z.uuid().nullable(),
	responses: z.int(),
	doubles: z.int()
});

/** How many responses came in each way from each area, and how many of them are doubles. */
export async function counts(db: Db, consultation: string) {
	return Count.array().parse(unwrap(await db.rpc('count_responses', { consultation })));
}

/** How many responses count in no figure, because the team found them to be doubles. */
export async function doubles(db: Db, consultation: string): Promise<number> {
	const { count, ...result } = await db
		.from('response')
		.select('id', { count: 'exact', head: true })
		.eq('consultation_id', consultation)
		.eq('is_double', true);
	unwrap({ ...result, data: null });
	return count ?? 0;
}

const Place = z.object({
	place: z.int(),
	matches: z.int(),
	newer: z.uuid().nullable(),
	older: z.uuid().nullable()
});

/** Where a response stands in the filtered list, with its neighbours; null when the filter leaves it out. */
export async function placeOf(
	db: Db,
	consultation: string,
	response: string,
	filter: ResponseFilter
) {
	const [row] = unwrap(
		await db.rpc('response_place', { consultation, response, ...filters(filter) })
	);
	return row ? Place.parse(row) : null;
}

const Values = { voice: Voice.nullable(), declined: Declined.nullable() };
/** The name of a device, where the caller may know it. */
const Device = z.object({ name: z.string() }).nullable();
export const Cause = z.enum(['resend', 'restored', 'double_entry']);
export type Cause = z.infer<typeof Cause>;
const Detail = z.object({
	id: z.uuid(),
	mode: Mode,
	language: z.string(),
	submitted_at: z.string(),
	consented_at: z.string(),
	recorded_by: z.uuid().nullable(),
	import_id: z.uuid().nullable(),
	guide_version_id: z.uuid(),
	area_id: z.uuid().nullable(),
	area: z.object({ name: z.string() }).nullable(),
	form_number: z.string().nullable(),
	is_double: z.boolean(),
	device: Device,
	/** What it said before it was changed as a whole, why it no longer does, and the device that it came from then. */
	response_revision: z.array(
		z.object({
			id: z.int(),
			before: Content,
			changed_by: z.uuid().nullable(),
			changed_at: z.string(),
			cause: Cause,
			device: Device
		})
	),
	answer: z.array(
		z.object({
			id: z.uuid(),
			question_key: z.string(),
			text: z.string().nullable(),
			choices: z.array(z.string()).nullable(),
			number: z.number().nullable(),
			...Values,
			/** A worker's Dutch for it. */
			answer_translation: z.object({ text: z.string() }).nullable(),
			answer_revision: z.array(
				z
					.object({
						id: z.int(),
						changed_by: z.uuid().nullable(),
						changed_at: z.string(),
						text_before: z.string().nullable(),
						choices_before: z.array(z.string()).nullable(),
						number_before: z.number().nullable(),
						voice_before: Values.voice,
						declined_before: Values.declined
					})
					.transform((row) => ({
						id: row.id,
						changedBy: row.changed_by,
						changedAt: row.changed_at,
						before: {
							text: row.text_before,
							choices: row.choices_before,
							number: row.number_before,
							voice: row.voice_before,
							declined: row.declined_before
						}
					}))
			),
			quote: z.array(z.object({ text: z.string(), revoked_at: z.string().nullable() })),
			coding: z.array(z.object({ state: z.enum(['suggested', 'confirmed', 'rejected']) }))
		})
	)
});
export type ResponseDetail = z.infer<typeof Detail>;

/** One response with its answers, their earlier wordings and what hangs on them; null when there is none to see. */
export async function get(db: Db, consultation: string, id: string) {
	const row = unwrap(
		await db
			.from('response')
			.select(
				`id, mode, language, submitted_at, consented_at, recorded_by, import_id, guide_version_id, area_id, area (name), form_number, is_double,
				device (name), response_revision (id, before, changed_by, changed_at, cause, device (name)),
				answer (id, question_key, text, voice, choices, number, declined, quote (text, revoked_at), coding (state), answer_translation (text),
				answer_revision (id, changed_by, changed_at, text_before, voice_before, choices_before, number_before, declined_before))`
			)
			.eq('id', id)
			.eq('consultation_id', consultation)
			.maybeSingle()
	);
	return row && Detail.parse(row);
}

/**
 * Corrects a typing error in one answer; the earlier wording is kept.
 * @throws DbError `answerMisfit` when the value does not fit the question
 */
export async function correct(db: Db, answer: string, value: AnswerValue): Promise<void> {
	const now = toColumns('', value);
	unwrap(
		await db.rpc('correct_answer', {
			answer,
			new_text: now.text ?? null,
			new_choices: now.choices ?? null,
			new_number: now.number ?? null,
			new_voice: Voice.nullable().parse(now.voice ?? null),
			new_declined: Declined.nullable().parse(now.declined ?? null)
		})
	);
}

/**
 * Lets an earlier version of a response count again; what stands there is kept as a revision. Coordinators only.
 * @returns 'same' when it said so already; 'misfit' when that version fits its questions no more
 */
export async function restore(db: Db, revision: number): Promise<'restored' | 'same' | 'misfit'> {
	try {
		return unwrap(await db.rpc('restore_response', { revision })) ? 'restored' : 'same';
	} catch (cause) {
		if (isDbError(cause, DB_CODE.answerMisfit)) return 'misfit';
		throw cause;
	}
}

/** Removes a response and all that was derived from it. Coordinators only. */
export async function withdraw(db: Db, response: string): Promise<void> {
	unwrap(await db.rpc('withdraw_response', { response }));
}

const Recorded = z.enum(['stored', 'already', 'revised', 'withdrawn', 'number-taken']);
export type RecordOutcome = z.infer<typeof Recorded> | 'misfit' | 'area-gone';

/**
 * Stores a worker's interview or paper form. The same content under the same id again stores nothing; other content
 * becomes a revision.
 * @param device that it was kept on, as that registered itself
 * @returns `number-taken` when another paper form has its number; `misfit` when an answer does not fit its question; `area-gone` when its area was taken off the list
 */
export async function record(
	db: Db,
	submission: Submission,
	device?: string
): Promise<RecordOutcome> {
	const response = {
		...submission,
		content_hash: await contentHash(submission),
		...(device ? { device } : {})
	};
	try {
		return Recorded.parse(unwrap(await db.rpc('record_response', { response })));
	} catch (error) {
		if (isDbError(error, DB_CODE.answerMisfit)) return 'misfit';
		if (isDbError(error, DB_CODE.inUse)) return 'area-gone';
		throw error;
	}
}

/** The consultation of a stored response or second entry, or null when there is none with this id that the caller may see. */
export async function consultationOf(db: Db, id: string): Promise<string | null> {
	const row = unwrap(
		await db.from('response').select('consultation_id').eq('id', id).maybeSingle()
	);
	if (row) return row.consultation_id;
	const entry = unwrap(
		await db.from('second_entry').select('consultation_id').eq('id', id).maybeSingle()
	);
	return entry && entry.consultation_id;
}
