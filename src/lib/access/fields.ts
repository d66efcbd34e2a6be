import { z } from 'zod';

/** What a form says back: a message per field, by the field's name. */
export type FieldErrors = Record<string, string>;

export const MIN_PASSWORD_LENGTH = 10;

export const Email = z.string().trim().toLowerCase().max(320).pipe(z.email());
/** Long is what counts (NIST SP 800-63B); the upper bound keeps hashing affordable. */
export const Password = z.string().min(MIN_PASSWORD_LENGTH).max(200);
export const DisplayName = z.string().trim().min(1).max(120);
export const TeamName = z.string().trim().min(1).max(120);
export const RoleName = z.enum(['coordinator', 'worker', 'reviewer']);

/**
 * Checks a posted form against `schema`.
 * @param messages the sentence for each field that can be wrong
 * @returns the parsed data, or the messages of the fields that are wrong
 */
export function parseForm<S extends z.ZodObject>(
	schema: S,
	form: FormData,
	messages: Record<keyof S['shape'] & string, string>
): { data: z.infer<S>; errors?: undefined } | { data?: undefined; errors: FieldErrors } {
	const result = schema.safeParse(Object.fromEntries(form));
	if (result.success) return { data: result.data };
	const wrong = new Set(result.error.issues.map((issue) => String(issue.path[0])));
	return {
		errors: Object.fromEntries(Object.entries<string>(messages).filter(([name]) => wrong.has(name)))
	};
}
