import { MAX_QUOTES_PER_THEME } from './excerpt.ts';
import {
	Claim,
	type Draft,
	type Figures,
	type PublicQuote,
	type PublishedReport
} from './report.ts';

/** A quote that may be used, as the team knows it. */
export interface ReleasedQuote extends PublicQuote {
	id: string;
	/** The answer still belongs to the quote's theme, by a person's word. */
	fits: boolean;
}

export interface Sources {
	draft: Draft;
	figures: Figures;
	/** Ids of the confirmed answers by theme id. */
	evidence: ReadonlyMap<string, readonly string[]>;
	quotes: readonly ReleasedQuote[];
}

/** A report as it would be published now, or what it lacks. */
export type Composed =
	| { state: 'ready'; title: string; introduction: string; claims: Claim[] }
	| { state: 'untitled' }
	| { state: 'empty' };

/** The quotes that the draft chose for a theme, in its order, as far as they may still be used. */
export function chosenQuotes(
	{ draft, quotes }: Pick<Sources, 'draft' | 'quotes'>,
	theme: string
): ReleasedQuote[] {
	const byId = new Map(quotes.map((quote) => [quote.id, quote]));
	return [...new Set(draft.content.quotes)]
		.flatMap((id) => byId.get(id) ?? [])
		.filter((quote) => quote.theme === theme && quote.fits)
		.slice(0, MAX_QUOTES_PER_THEME);
}

/**
 * One claim for each theme that is not left out, the most told first, each with its evidence.
 * @throws ZodError for a theme that has figures but no answers behind it
 */
export function composeReport(sources: Sources): Composed {
	const { draft, figures, evidence } = sources;
	if (draft.title.trim() === '') return { state: 'untitled' };
	const claims = figures.themes
		.filter((theme) => !draft.content.hidden.includes(theme.id))
		.map((theme) =>
			Claim.parse({
				theme,
				sentence: (draft.content.sentences[theme.id] ?? '').trim(),
				evidence: evidence.get(theme.id) ?? [],
				quotes: chosenQuotes(sources, theme.id)
			})
		);
	if (claims.length === 0) return { state: 'empty' };
	return {
		state: 'ready',
		title: draft.title.trim(),
		introduction: draft.introduction.trim(),
		claims
	};
}

/** A composed report as its readers will see it: without the evidence. For the preview. */
export function readersView(
	report: Extract<Composed, { state: 'ready' }>,
	{ draft, figures }: Pick<Sources, 'draft' | 'figures'>,
	number: number,
	now: Date
): PublishedReport {
	const { title, introduction, claims } = report;
	return {
		number,
		title,
		introduction,
		published_at: now.toISOString(),
		content: {
			...figures,
			themes: claims.map(({ theme, sentence }) => ({ ...theme, sentence })),
			questions: figures.questions.filter(
				(question) => !draft.content.hiddenQuestions.includes(question.key)
			)
		},
		quotes: claims.flatMap((claim) => claim.quotes)
	};
}
