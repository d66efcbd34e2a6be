/** An answer that a person has coded: the themes it belongs to, and suggestions it does not. */
export interface ConfirmedCoding {
	question: string;
	text: string;
	labels: string[];
	rejected?: string[];
}

export interface AnswerText {
	question: string;
	text: string;
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
