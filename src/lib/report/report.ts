import { z } from 'zod';

/**
 * One figure as it may be shown. `count` is null when it is hidden because the group is too small, or because
 * somebody could work out a small group from it. `kept`: the figure of the previous version, from which the real one
 * differs by too little to be told. Both are decided in SQL (migration 1600), never here.
 */
export const Figure = z.object({ count: z.int().min(0).nullable(), kept: z.boolean() });
export type Figure = z.infer<typeof Figure>;

const AreaFigure = Figure.extend({ id: z.string(), name: z.string() });
const ModeFigure = Figure.extend({ id: z.enum(['self', 'assisted', 'paper']) });
const breakdown = { residents: Figure, areas: z.array(AreaFigure), modes: z.array(ModeFigure) };
export type AreaFigure = z.infer<typeof AreaFigure>;
export type ModeFigure = z.infer<typeof ModeFigure>;

/** How many residents spoke of a theme: only what a person confirmed. Breakdowns are empty when the total is hidden. */
export const ThemeFigures = z.object({
	id: z.uuid(),
	name: z.string().min(1),
	colour: z.string(),
	...breakdown
});
export type ThemeFigures = z.infer<typeof ThemeFigures>;

/** The answers to one closed question. `average` only of a grade that enough residents gave. */
export const QuestionFigures = z.object({
	key: z.string().min(1),
	kind: z.enum(['single', 'multiple', 'yesno', 'grade', 'scale']),
	text: z.string(),
	answered: Figure,
	average: z.number().nullable(),
	cells: z.array(Figure.extend({ id: z.string(), label: z.string().nullable() }))
});
export type QuestionFigures = z.infer<typeof QuestionFigures>;

/** Everything that a report could show now. */
export const Figures = z.object({
	smallest_group: z.int().min(3),
	...breakdown,
	answers: Figure,
	themes: z.array(ThemeFigures),
	questions: z.array(QuestionFigures)
});
export type Figures = z.infer<typeof Figures>;

/** A quote as a reader sees it: which theme, the words, and whether a worker summarised them. */
export const PublicQuote = z.object({
	theme: z.uuid(),
	text: z.string().min(1),
	paraphrase: z.boolean(),
	/** A worker's Dutch for what was said in another language. Absent in what was made before this was told. */
	translated: z.boolean().optional()
});
export type PublicQuote = z.infer<typeof PublicQuote>;

/** What a published version holds, and what the committee may read of it. */
export const PublishedReport = z.object({
	number: z.int().min(1),
	title: z.string().min(1),
	introduction: z.string(),
	published_at: z.string(),
	content: Figures.extend({ themes: z.array(ThemeFigures.extend({ sentence: z.string() })) }),
	quotes: z.array(PublicQuote)
});
export type PublishedReport = z.infer<typeof PublishedReport>;

/** What the team writes and chooses: a sentence per theme, what is left out, and which quotes are shown, in order. */
export const DraftContent = z.object({
	sentences: z.record(z.uuid(), z.string().max(600)).default({}),
	hidden: z.array(z.uuid()).default([]),
	hiddenQuestions: z.array(z.string()).default([]),
	quotes: z.array(z.uuid()).default([])
});
export type DraftContent = z.infer<typeof DraftContent>;

export const Draft = z.object({
	title: z.string().trim().max(200),
	introduction: z.string().max(5000),
	content: DraftContent
});
export type Draft = z.infer<typeof Draft>;

/** A statement in a report with the ids of the answers behind it. Without evidence it does not parse. */
export const Claim = z.object({
	theme: ThemeFigures,
	sentence: z.string(),
	/** Ids of confirmed answers; the database lists no more than 500 of a theme and freezes all when it publishes. */
	evidence: z.array(z.uuid()).min(1),
	quotes: z.array(PublicQuote)
});
export type Claim = z.infer<typeof Claim>;
