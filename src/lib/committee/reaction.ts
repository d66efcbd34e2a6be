import { z } from 'zod';

/** Does the reader recognise a theme: yes, it belongs elsewhere, or something is missing. */
export const ReactionKind = z.enum(['agree', 'elsewhere', 'missing']);
export type ReactionKind = z.infer<typeof ReactionKind>;

export const MAX_REMARK_LENGTH = 2000;

/** What this reader said before: about one theme, or about the whole (no theme). */
export const OwnReaction = z.object({
	theme: z.uuid().nullable(),
	kind: ReactionKind.nullable(),
	remark: z.string()
});
export type OwnReaction = z.infer<typeof OwnReaction>;

/** A form of the committee's page. An empty form takes back what was said. */
export const ReactionForm = z.object({
	theme: z.union([z.literal('').transform(() => null), z.uuid()]).default(null),
	kind: z.union([z.literal('').transform(() => null), ReactionKind]).default(null),
	remark: z.string().trim().max(MAX_REMARK_LENGTH).default('')
});
export type ReactionForm = z.infer<typeof ReactionForm>;

/** One reaction as the team reads it: whose it is, nobody knows. */
export interface TeamReaction {
	report: string;
	/** Null: about the report as a whole. */
	theme: { id: string; name: string } | null;
	kind: ReactionKind | null;
	remark: string;
	at: string;
}

export interface ThemeReactions {
	theme: { id: string; name: string } | null;
	counts: Record<ReactionKind, number>;
	remarks: { kind: ReactionKind | null; text: string }[];
}

/** The reactions to one report per theme, the most discussed first; those about the whole come last. */
export function byTheme(reactions: readonly TeamReaction[]): ThemeReactions[] {
	const groups = [...Map.groupBy(reactions, (reaction) => reaction.theme?.id ?? '').values()];
	return groups
		.toSorted((a, b) => Number(!a[0]?.theme) - Number(!b[0]?.theme) || b.length - a.length)
		.map((own) => {
			const count = (kind: ReactionKind) => own.filter((r) => r.kind === kind).length;
			return {
				theme: own[0]?.theme ?? null,
				counts: { agree: count('agree'), elsewhere: count('elsewhere'), missing: count('missing') },
				remarks: own.filter((r) => r.remark !== '').map((r) => ({ kind: r.kind, text: r.remark }))
			};
		});
}
