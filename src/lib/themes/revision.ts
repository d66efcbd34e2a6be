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

/** Themes that one person added within this time, without saying why, were added together. */
const TOGETHER_MS = 60_000;
/** So many of them make one line; fewer are told one by one. */
const LEAST_TOGETHER = 3;

/**
 * Lines of a history, with themes that were added together (such as those a new codebook starts with) as one group.
 * A group holds the lines in their order; a line that stands alone is a group of one.
 * @param what when and by whom a line adds a theme without a reason of its own, or null for any other line
 */
export function addedTogether<T>(
	lines: readonly T[],
	what: (line: T) => { at: string; by: string | null } | null
): T[][] {
	const groups: T[][] = [];
	for (const line of lines) {
		const group = groups.at(-1);
		const [before, own] = [group?.[0] && what(group[0]), what(line)];
		const isNear =
			before && own && Math.abs(Date.parse(before.at) - Date.parse(own.at)) <= TOGETHER_MS;
		if (isNear && before.by === own.by) group!.push(line);
		else groups.push([line]);
	}
	return groups.flatMap((group) =>
		group.length >= LEAST_TOGETHER ? [group] : group.map((line) => [line])
	);
}

/** The name that a theme had after a change. */
export const nameIn = (state: unknown): string => Wording.pick({ name: true }).parse(state).name;
