import { z } from 'zod';

/** A theme's texts as its history keeps them. */
const Wording = z.object({
	name: z.string(),
	definition: z.string(),
	includes: z.string(),
	excludes: z.string(),
	colour: z.string()
});
export type WordingField = keyof z.infer<typeof Wording>;

export interface FieldChange {
	field: WordingField;
	before: string;
	after: string;
}

/** What a change in the codebook changed, field by field. Nothing for an addition: all of it is new. */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
	if (before === null || before === undefined) return [];
	const [was, is] = [Wording.parse(before), Wording.parse(after)];
	return (Object.keys(Wording.shape) as WordingField[])
		.filter((field) => was[field] !== is[field])
		.map((field) => ({ field, before: was[field], after: is[field] }));
}

/** The name that a theme had after a change. */
export const nameIn = (state: unknown): string => Wording.pick({ name: true }).parse(state).name;
