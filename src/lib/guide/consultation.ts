import { z } from 'zod';
import { Language } from './guide.ts';

/** Fewer residents than this are never counted outside the team; the database holds the same bounds. */
export const SMALLEST_GROUP = { min: 3, max: 50, default: 5 } as const;
export const MAX_AREAS = 100;

export const AreaName = z.string().trim().min(1).max(120);

/** What a team decides about a consultation, named as in the database. Dates are ISO days. */
export const ConsultationDetails = z
	.object({
		title: z.string().trim().min(1).max(200),
		neighbourhood: z.string().trim().min(1).max(200),
		purpose: z.string().trim().max(2000),
		starts_on: z.iso.date(),
		ends_on: z.iso.date(),
		/** Dutch is the source of every text, so it is always one of them. */
		languages: z
			.array(Language)
			.transform((chosen) => Language.options.filter((l) => l === 'nl' || chosen.includes(l))),
		smallest_group: z.coerce.number().int().min(SMALLEST_GROUP.min).max(SMALLEST_GROUP.max),
		retention_on: z.iso.date(),
		contact: z.string().trim().max(500),
		/** Residents see one question at a time. */
		one_per_screen: z.boolean()
	})
	.refine((details) => details.ends_on >= details.starts_on, { path: ['ends_on'] })
	.refine((details) => details.retention_on > details.ends_on, { path: ['retention_on'] });
export type ConsultationDetails = z.infer<typeof ConsultationDetails>;
export type DetailsField = keyof ConsultationDetails;

/** Area names from a text with one a line: trimmed, without empty lines and repeats. */
export function areaNames(lines: string): string[] {
	const names = lines.split(/\r?\n/).map((line) => line.trim());
	return [...new Set(names)].filter(Boolean);
}
