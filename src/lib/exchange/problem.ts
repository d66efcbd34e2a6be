import { z } from 'zod';

/** Why a row cannot be imported. Each has a sentence of its own on the page. */
export const REASONS = [
	'quotes',
	'cell_count',
	'control_character',
	'id_missing',
	'id_too_long',
	'duplicate_id',
	'no_answers',
	'unknown_mode',
	'unknown_area',
	'unknown_language',
	'unknown_voice',
	'unknown_date',
	'future_date',
	'unknown_option',
	'ambiguous_option',
	'one_option',
	'exclusive_option',
	'other_without_option',
	'not_a_number',
	'not_whole',
	'out_of_range',
	'not_yes_or_no',
	'too_long'
] as const;
const Reason = z.enum(REASONS);
export type Reason = z.infer<typeof Reason>;

/** What is wrong with one cell, or with a row as a whole (`column` is null). `value` is what stands there, cut short. */
export const Problem = z.object({
	line: z.int().positive(),
	column: z.string().nullable(),
	reason: Reason,
	values: z.record(z.string(), z.string())
});
export type Problem = z.infer<typeof Problem>;

/** Enough of a cell to recognise it by. */
export const shorten = (text: string) =>
	text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
