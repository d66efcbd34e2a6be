import { z } from 'zod';
import { Content } from '../answering/content.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

const PaperForm = z.object({
	form_number: z.string().nullable(),
	/** The first entry; null: it was typed for the second time alone. */
	response: z.uuid().nullable(),
	typed_by: z.uuid().nullable(),
	typed_at: z.string().nullable(),
	/** The second entry. */
	entry: z.uuid().nullable(),
	retyped_by: z.uuid().nullable(),
	retyped_at: z.string().nullable(),
	/** Fields that hold something in at least one of the two entries, and how many of them differ. */
	fields: z.int().nullable(),
	differences: z.int().nullable(),
	open_differences: z.int().nullable()
});
export type PaperForm = z.infer<typeof PaperForm>;

/** The paper forms of a consultation by their numbers, with how often each was typed. */
export async function paperForms(db: Db, consultation: string): Promise<PaperForm[]> {
	return PaperForm.array().parse(unwrap(await db.rpc('paper_forms', { consultation })));
}

export const Pick = z.enum(['first', 'second']);
export type Pick = z.infer<typeof Pick>;

const SecondEntry = z.object({
	id: z.uuid(),
	form_number: z.string(),
	guide_version_id: z.uuid(),
	content: Content,
	entered_by: z.uuid().nullable(),
	entered_at: z.string(),
	response_id: z.uuid().nullable(),
	first: Content.nullable(),
	fields: z.int(),
	differences: z.array(z.string()),
	decisions: z.record(z.string(), Pick),
	open_differences: z.int(),
	response: z.object({ recorded_by: z.uuid().nullable(), submitted_at: z.string() }).nullable()
});
export type SecondEntry = z.infer<typeof SecondEntry>;

/** A second entry with what it is compared to; null when there is none to see. */
export async function get(db: Db, consultation: string, id: string): Promise<SecondEntry | null> {
	const row = unwrap(
		await db
			.from('second_entry')
			.select('*, response (recorded_by, submitted_at)')
			.eq('id', id)
			.eq('consultation_id', consultation)
			.maybeSingle()
	);
	return row && SecondEntry.parse(row);
}

/** The second entry of a response, and how many differences are open; null when there is none. */
export async function ofResponse(db: Db, response: string) {
	return unwrap(
		await db
			.from('second_entry')
			.select('id, open_differences')
			.eq('response_id', response)
			.maybeSingle()
	);
}

/**
 * Settles differences by field; null opens one again. What was chosen stands in the response from then on.
 * @returns how many are open still; 'misfit' when an answer does not fit the version of the guide that was typed first;
 *   'withheld' when an answer of the response is set apart, or the first entry is gone
 */
export async function settle(
	db: Db,
	entry: string,
	decisions: Record<string, Pick | null>
): Promise<number | 'misfit' | 'withheld'> {
	try {
		return unwrap(await db.rpc('settle_entry', { entry, decisions }));
	} catch (cause) {
		if (isDbError(cause, DB_CODE.answerMisfit)) return 'misfit';
		if (isDbError(cause, DB_CODE.withheld)) return 'withheld';
		throw cause;
	}
}

/** Gives a paper response or a second entry its form number. @param number as `formNumber` reads it */
export async function giveNumber(
	db: Db,
	item: string,
	number: string
): Promise<'numbered' | 'number-taken'> {
	return z
		.enum(['numbered', 'number-taken'])
		.parse(unwrap(await db.rpc('number_form', { item, number })));
}

/** Throws a second entry away; the first stays as it is. */
export async function remove(db: Db, consultation: string, entry: string): Promise<void> {
	unwrap(
		await db.from('second_entry').delete().eq('id', entry).eq('consultation_id', consultation)
	);
}
