import { z } from 'zod';
import { parseForm } from '$lib/access/fields.ts';
import { m } from '$lib/paraglide/messages.js';
import { PALETTE } from '$lib/themes/palette.ts';

const text = z.string().trim().max(2000);
const Why = z.string().trim().max(500);
const ThemeForm = z.object({
	name: z.string().trim().min(1).max(80),
	definition: text,
	includes: text,
	excludes: text,
	colour: z.enum(PALETTE),
	why: Why
});

/** Checks a posted theme. `typed` is what to show again when something is wrong. */
export function parseTheme(form: FormData) {
	const long = m.codebook_field_text_wrong();
	const parsed = parseForm(ThemeForm, form, {
		name: m.codebook_field_name_wrong(),
		definition: long,
		includes: long,
		excludes: long,
		colour: m.codebook_field_colour_wrong(),
		why: m.codebook_field_why_wrong()
	});
	const typed = Object.fromEntries(
		Object.keys(ThemeForm.shape).map((name) => [name, String(form.get(name) ?? '')])
	);
	return { ...parsed, typed };
}

/** The reason that goes with an act, shortened to what the history holds. */
export const whyOf = (form: FormData): string =>
	String(form.get('why') ?? '')
		.trim()
		.slice(0, 500);
