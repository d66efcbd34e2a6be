import { z } from 'zod';

const count = z.int().nonnegative();
const line = { at: z.string(), actor: z.uuid().nullable(), by: z.string().nullable() };

/** One line of a consultation's history: what was decided, by whom, and in their own words why. */
export const HistoryLine = z.discriminatedUnion('kind', [
	z.object({
		...line,
		/** What one person decided about answers on one day. */
		kind: z.literal('coding'),
		detail: z.object({
			answers: count,
			confirmed: count,
			rejected: count,
			added: count,
			stances: count
		})
	}),
	z.object({
		...line,
		kind: z.literal('theme'),
		detail: z.object({
			act: z.string(),
			theme: z.string(),
			name: z.string().nullable(),
			before: z.string().nullable(),
			into: z.string().nullable(),
			why: z.string()
		})
	}),
	z.object({
		...line,
		kind: z.literal('memo'),
		detail: z.object({
			memo: z.uuid(),
			text: z.string(),
			answer: z.uuid().nullable(),
			theme: z.string().nullable(),
			name: z.string().nullable()
		})
	}),
	z.object({ ...line, kind: z.literal('translation'), detail: z.object({ answers: count }) }),
	z.object({
		...line,
		kind: z.literal('quote'),
		detail: z.object({ released: count, revoked: count })
	}),
	z.object({ ...line, kind: z.literal('guide'), detail: z.object({ number: z.int() }) }),
	z.object({
		...line,
		kind: z.literal('report'),
		detail: z.object({ number: z.int(), title: z.string() })
	})
]);
export type HistoryLine = z.infer<typeof HistoryLine>;
export type HistoryKind = HistoryLine['kind'];
export const HISTORY_KINDS = [
	'coding',
	'theme',
	'memo',
	'translation',
	'quote',
	'guide',
	'report'
] as const satisfies HistoryKind[];
