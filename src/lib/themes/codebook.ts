import { z } from 'zod';
import defaultCodebookJson from './default-codebook.json' with { type: 'json' };

/** One theme of a codebook: what it is called, what belongs to it and what does not. */
export const CodebookTheme = z.object({
	id: z.string().trim().min(1),
	name: z.string().trim().min(1),
	definition: z.string().default(''),
	includes: z.string().default(''),
	excludes: z.string().default(''),
	examples: z.array(z.string()).optional()
});
export type CodebookTheme = z.infer<typeof CodebookTheme>;

/** The themes of one consultation; an id stands for one theme only. */
export const Codebook = z.array(CodebookTheme).superRefine((themes, context) => {
	const seen = new Set<string>();
	themes.forEach((theme, index) => {
		if (seen.has(theme.id)) {
			context.addIssue({
				code: 'custom',
				path: [index, 'id'],
				message: `thema-id "${theme.id}" komt dubbel voor`
			});
		}
		seen.add(theme.id);
	});
});
export type Codebook = z.infer<typeof Codebook>;

/** The fourteen themes for Dutch neighbourhoods that a new consultation starts with. */
export const defaultCodebook: Codebook = Codebook.parse(defaultCodebookJson);
