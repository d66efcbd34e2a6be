import { answerKeys, questionKeys } from './features.ts';
import { Lexicon, type LexiconTerm } from './lexicon.ts';
import { trainLogistic } from './linear.ts';
import type { StarterWeights } from './starter-data.ts';
import { denseFeatures, denseRowCount } from './starter.ts';
import { stem, tokenise } from './text.ts';
import { rowsOf, vocabularyOf, type Example, type Vocabulary } from './training-rows.ts';

/** An answer with its themes; `set` names the authors, so that whole sets can be left out. */
export interface LabelledAnswer {
	set: string;
	question: string;
	text: string;
	labels: string[];
}

/** A line of the lexicon files. */
export interface LexiconLine {
	term: string;
	themes: Record<string, number>;
}

const TERM_WEIGHT = 0.3;
const PENALTY = 1;
const DENSE_PENALTY = 1 / 30;
const ITERATIONS = 60;

export interface TrainingSettings {
	/** How many keys the model keeps. */
	mostKeys: number;
	/** How much the question weighs beside the answer. */
	questionShare: number;
	/** What is learned beside the themes: `none` (no theme at all) and `several` (more than one). */
	style: readonly Style[];
}

const STYLES = {
	none: (labels: number) => labels === 0,
	several: (labels: number) => labels > 1
};
export type Style = keyof typeof STYLES;

/** A question leans towards a theme, but its answer decides. */
export const THEME_SETTINGS: TrainingSettings = {
	mostKeys: 45_000,
	questionShare: 0.3,
	style: ['none', 'several']
};
/** "Wat vindt u fijn?" says much of the stance of what follows. */
export const STANCE_SETTINGS: TrainingSettings = { mostKeys: 8000, questionShare: 2, style: [] };

export function toTerms(lines: readonly LexiconLine[], themes: readonly string[]): LexiconTerm[] {
	return lines
		.map((line) => ({
			stems: tokenise(line.term).map((token) => stem(token.folded)),
			open: line.term.includes('…'),
			strengths: Uint8Array.from(themes, (theme) => line.themes[theme] ?? 0)
		}))
		.filter((term) => term.stems.length > 0);
}

/** Everything needed to train on any part of the answers. */
export interface TrainingSource {
	themes: readonly string[];
	terms: readonly LexiconTerm[];
	answers: readonly LabelledAnswer[];
	examples: readonly Example[];
	termExamples: readonly Example[];
	settings: TrainingSettings;
}

export function prepareTraining(
	answers: readonly LabelledAnswer[],
	lines: readonly LexiconLine[],
	themes: readonly string[],
	settings = THEME_SETTINGS
): TrainingSource {
	const terms = toTerms(lines, themes);
	const lexicon = new Lexicon(terms, themes.length);
	const examples = answers.map((answer): Example => {
		const tokens = tokenise(answer.text);
		const asked = lexicon.find(tokenise(answer.question));
		return {
			keys: answerKeys(tokens),
			asked: questionKeys(answer.question),
			words: tokens.length,
			dense: denseFeatures(lexicon.find(tokens), tokens.length, asked, themes.length),
			targets: Uint8Array.from([
				...themes.map((theme) => Number(answer.labels.includes(theme))),
				...settings.style.map((style) => Number(STYLES[style](answer.labels.length)))
			]),
			weight: 1
		};
	});
	const termExamples = lines.map((line) => termExample(line, themes));
	return { themes, terms, answers, examples, termExamples, settings };
}

/** A term is read as a tiny answer, so that its letters teach too. */
function termExample(line: LexiconLine, themes: readonly string[]): Example {
	const tokens = tokenise(line.term);
	const strong = themes.some((theme) => (line.themes[theme] ?? 0) >= 2);
	const least = strong ? 2 : 1;
	return {
		keys: answerKeys(tokens),
		asked: [],
		words: tokens.length,
		dense: new Float32Array(4 * themes.length),
		targets: Uint8Array.from(themes, (theme) => ((line.themes[theme] ?? 0) >= least ? 1 : 0)),
		weight: TERM_WEIGHT
	};
}

/** Trains on the answers of all sets but those left out. */
export function trainWeights(
	source: TrainingSource,
	leaveOut: readonly string[] = []
): StarterWeights {
	const themes = source.themes.length;
	const width = themes + source.settings.style.length;
	const denseRows = denseRowCount(themes);
	const own = source.examples.filter((_, i) => !leaveOut.includes(source.answers[i]!.set));
	const examples = [...own, ...source.termExamples];
	const vocabulary = vocabularyOf(examples, denseRows);
	const rows = rowsOf(examples, vocabulary, source.settings.questionShare);
	const targets = new Float32Array(examples.length * width);
	const importance = new Float32Array(examples.length * width);
	examples.forEach((example, row) => {
		targets.set(example.targets, row * width);
		// A term is about a theme, but says nothing of how many an answer has.
		const learns = example.weight === 1 ? width : themes;
		importance.fill(example.weight, row * width, row * width + learns);
	});
	const penalty = new Float32Array(rows.width).fill(PENALTY);
	penalty.fill(DENSE_PENALTY, 0, denseRows);
	penalty[0] = 1e-3;
	const weights = trainLogistic({
		rows,
		outputs: width,
		targets,
		importance,
		penalty,
		iterations: ITERATIONS,
		tolerance: 1e-4
	});
	return prune(source, vocabulary, weights, denseRows);
}

/** Keeps the keys that matter most and folds their rarity into the weights. */
function prune(
	source: TrainingSource,
	vocabulary: Vocabulary,
	weights: Float32Array,
	denseRows: number
): StarterWeights {
	const width = source.themes.length + source.settings.style.length;
	const worth = new Map<number, number>();
	for (let column = denseRows; column < vocabulary.rarity.length; column++) {
		let sum = 0;
		for (let k = 0; k < width; k++) sum += weights[column * width + k]! ** 2;
		worth.set(column, vocabulary.rarity[column]! * Math.sqrt(sum * vocabulary.counts[column]!));
	}
	const best = [...worth]
		.sort((a, b) => b[1] - a[1] || a[0] - b[0])
		.slice(0, source.settings.mostKeys);
	const kept = new Set(best.map(([column]) => column));
	const keysOf = (columns: Map<number, number>): number[] =>
		[...columns].filter(([, column]) => kept.has(column)).map(([key]) => key);
	const answer = keysOf(vocabulary.answer);
	const question = keysOf(vocabulary.question);
	const order = [
		...answer.map((key) => vocabulary.answer.get(key)!),
		...question.map((key) => vocabulary.question.get(key)!)
	];
	const result = new Float32Array((denseRows + order.length) * width);
	result.set(weights.subarray(0, denseRows * width));
	order.forEach((column, row) => {
		const share = row < answer.length ? 1 : source.settings.questionShare;
		const rarity = share * vocabulary.rarity[column]!;
		for (let k = 0; k < width; k++) {
			result[(denseRows + row) * width + k] = weights[column * width + k]! * rarity;
		}
	});
	return {
		themes: [...source.themes],
		style: [...source.settings.style],
		terms: [...source.terms],
		answerKeys: Int32Array.from(answer),
		questionKeys: Int32Array.from(question),
		weights: result,
		denseRows
	};
}
