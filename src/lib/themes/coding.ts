/** An answer that a person has coded: the themes it belongs to, and suggestions it does not. */
export interface ConfirmedCoding extends AnswerText {
	labels: string[];
	rejected?: string[];
	/** Words that do not point to a theme here ("dit woord betekent hier iets anders"), whatever the answer's themes. */
	misleading?: { theme: string; word: string }[];
}

export interface AnswerText {
	question: string;
	text: string;
	/** A worker's translation into Dutch: it is judged in place of the text, and reasons are words of it. */
	translation?: string | undefined;
}

/** What is judged: the translation where there is one. */
export function judgedText({ text, translation }: AnswerText): string {
	return translation?.trim() ? translation : text;
}

export interface AssignedTheme {
	theme: string;
	/** Calibrated probability between 0 and 1. */
	confidence: number;
	/** Words as they stand in the text, strongest first. */
	because: string[];
}

/** No themes at all means "geen thema". */
export interface Assignment {
	themes: AssignedTheme[];
}

export interface Assigner {
	/** Changes when the model, the codebook or the confirmed codings change. */
	readonly version: string;
	assign(answer: AnswerText): Assignment;
	/** The probability of every theme of the codebook, suggested or not. */
	probabilities(answer: AnswerText): Map<string, number>;
	/** The F1 between 0 and 1 that its suggestions are expected to have against what a person chooses. */
	expect(answer: AnswerText): number;
}

/** Codings in an order of their own, so that the order in which they came makes no difference. */
export function inOrder(confirmed: readonly ConfirmedCoding[]): ConfirmedCoding[] {
	const keyed = confirmed.map((coding) => ({
		coding,
		key: JSON.stringify([
			coding.question,
			judgedText(coding),
			[...coding.labels].sort(),
			[...(coding.rejected ?? [])].sort(),
			(coding.misleading ?? []).map(({ theme, word }) => `${theme} ${word}`).sort()
		])
	}));
	keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	return keyed.map(({ coding }) => coding);
}

/**
 * The examples that a codebook gives, as codings of those answers. An answer that is an example of several themes has them
 * all; of one that was coded as well, the coding says more.
 */
export function exampleCodings(
	codebook: readonly { id: string; examples?: readonly string[] | undefined }[],
	confirmed: readonly ConfirmedCoding[]
): ConfirmedCoding[] {
	const coded = new Set(confirmed.map(judgedText));
	const labels = new Map<string, string[]>();
	for (const { id, examples = [] } of codebook)
		for (const text of new Set(examples))
			if (!coded.has(text)) labels.set(text, [...(labels.get(text) ?? []), id]);
	return [...labels].map(([text, themes]) => ({ question: '', text, labels: themes }));
}
