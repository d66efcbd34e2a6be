import { Concepts } from './concepts.ts';
import { answerKeys, questionKeys } from './features.ts';
import { Lexicon, type LexiconHit, type LexiconTerm } from './lexicon.ts';
import { trainLogistic } from './linear.ts';
import type { StarterWeights } from './starter-data.ts';
import { denseFeatures, denseRowCount } from './starter.ts';
import { fold, stem, tokenise, type Token } from './text.ts';
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

/** A line of the file of concepts: words that stand for the same thing. */
export interface ConceptLine {
	concept: string;
	words: string;
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
	/** How much an answer weighs when it is read once more without the term that gives its theme away; 0: it is not. */
	veiled: number;
}

const STYLES = {
	none: (labels: number) => labels === 0,
	several: (labels: number) => labels > 1
};
export type Style = keyof typeof STYLES;

/** A question leans towards a theme, but its answer decides. */
export const THEME_SETTINGS: TrainingSettings = {
	mostKeys: 57_000,
	questionShare: 0.3,
	style: ['none', 'several'],
	veiled: 0.3
};
/** "Wat vindt u fijn?" says much of the stance of what follows. */
export const STANCE_SETTINGS: TrainingSettings = {
	mostKeys: 9000,
	questionShare: 2,
	style: [],
	veiled: 0
};

export function toTerms(lines: readonly LexiconLine[], themes: readonly string[]): LexiconTerm[] {
	return lines
		.map((line) => ({
			stems: tokenise(line.term).map((token) => stem(token.folded)),
			open: line.term.includes('…'),
			strengths: Uint8Array.from(themes, (theme) => line.themes[theme] ?? 0)
		}))
		.filter((term) => term.stems.length > 0);
}

/** The stems of each concept, as the model stores them. */
export function toConcepts(lines: readonly ConceptLine[]): string[] {
	return lines.map(({ words }) =>
		[...new Set(words.split(' ').map((word) => stem(fold(word))))].join(' ')
	);
}

/** Everything needed to train on any part of the answers. */
export interface TrainingSource {
	themes: readonly string[];
	terms: readonly LexiconTerm[];
	concepts: readonly string[];
	answers: readonly LabelledAnswer[];
	examples: readonly Example[];
	/** Beside each example: the same without its most telling term, where that leaves something to read. */
	veiledExamples: readonly (Example | undefined)[];
	termExamples: readonly Example[];
	settings: TrainingSettings;
}

/** What training reads from: the lexicon, and the words that stand for the same thing. */
export interface Vocabularies {
	lexicon: readonly LexiconLine[];
	concepts: readonly ConceptLine[];
}

export function prepareTraining(
	answers: readonly LabelledAnswer[],
	{ lexicon: lines, concepts: conceptLines }: Vocabularies,
	themes: readonly string[],
	settings = THEME_SETTINGS
): TrainingSource {
	const terms = toTerms(lines, themes);
	const concepts = toConcepts(conceptLines);
	const read = reader(new Lexicon(terms, themes.length), new Concepts(concepts), themes, settings);
	const examples: Example[] = [];
	const veiledExamples: (Example | undefined)[] = [];
	for (const answer of answers) {
		const tokens = tokenise(answer.text);
		const { example, hits } = read(answer, tokens, 1);
		const veiled = settings.veiled > 0 ? withoutTelling(tokens, hits, example.targets) : undefined;
		examples.push(example);
		veiledExamples.push(veiled && read(answer, veiled, settings.veiled).example);
	}
	const termExamples = lines.map((line) => termExample(line, themes));
	return { themes, terms, concepts, answers, examples, veiledExamples, termExamples, settings };
}

function reader(
	lexicon: Lexicon,
	concepts: Concepts,
	themes: readonly string[],
	settings: TrainingSettings
) {
	return ({ question, labels }: LabelledAnswer, tokens: readonly Token[], weight: number) => {
		const hits = lexicon.find(tokens);
		const asked = lexicon.find(tokenise(question));
		const keys = answerKeys(tokens);
		for (const { known } of concepts.find(tokens)) keys.set(known, 1);
		const example: Example = {
			keys,
			asked: questionKeys(question),
			words: tokens.length,
			dense: denseFeatures(hits, tokens.length, asked, themes.length),
			targets: Uint8Array.from([
				...themes.map((theme) => Number(labels.includes(theme))),
				...settings.style.map((style) => Number(STYLES[style](labels.length)))
			]),
			weight
		};
		return { example, hits };
	};
}

/** So many words, and an answer still says something without its most telling term. */
const LEAST_VEILED = 4;
const TELLING = 2;

/**
 * The words of an answer without the term that points most to one of its themes: in many stories the obvious word is
 * missing, and this is how the rest learns to speak.
 */
function withoutTelling(
	tokens: readonly Token[],
	hits: readonly LexiconHit[],
	targets: Uint8Array
): Token[] | undefined {
	let telling: LexiconHit | undefined;
	let most = 0;
	for (const hit of hits) {
		const strength = hit.strengths.reduce(
			(best, value, k) => (targets[k] ? Math.max(best, value) : best),
			0
		);
		if (strength < TELLING || strength * hit.weight <= most) continue;
		most = strength * hit.weight;
		telling = hit;
	}
	if (!telling) return undefined;
	const { first, last } = telling;
	const rest = tokens.filter((_, i) => i < first || i > last);
	return rest.length < LEAST_VEILED ? undefined : rest;
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
	const denseRows = denseRowCount(source.themes.length);
	const isKept = (_: unknown, i: number): boolean => !leaveOut.includes(source.answers[i]!.set);
	const whole = [...source.examples.filter(isKept), ...source.termExamples];
	const veiled = source.veiledExamples.filter(isKept).filter((example) => example !== undefined);
	const examples = [...whole, ...veiled];
	const vocabulary = vocabularyOf(whole, denseRows);
	const weights = weigh(source, examples, vocabulary);
	return folded(source, vocabulary, weights, mostTelling(source, vocabulary, weights));
}

/** Weights of every column of a vocabulary, learned from the examples. */
function weigh(
	source: TrainingSource,
	examples: readonly Example[],
	vocabulary: Vocabulary
): Float32Array {
	const themes = source.themes.length;
	const width = themes + source.settings.style.length;
	const denseRows = denseRowCount(themes);
	const rows = rowsOf(examples, vocabulary, source.settings.questionShare);
	const targets = new Float32Array(examples.length * width);
	const importance = new Float32Array(examples.length * width);
	examples.forEach((example, row) => {
		targets.set(example.targets, row * width);
		// A term, or an answer without one of its own, says nothing of how many themes an answer has.
		const learns = example.weight === 1 ? width : themes;
		importance.fill(example.weight, row * width, row * width + learns);
	});
	const penalty = new Float32Array(rows.width).fill(PENALTY);
	penalty.fill(DENSE_PENALTY, 0, denseRows);
	penalty[0] = 1e-3;
	return trainLogistic({
		rows,
		outputs: width,
		targets,
		importance,
		penalty,
		iterations: ITERATIONS,
		tolerance: 1e-4
	});
}

/** The columns of the keys that matter most. */
function mostTelling(
	{ themes, settings }: TrainingSource,
	{ rarity, counts }: Vocabulary,
	weights: Float32Array
): Set<number> {
	const width = themes.length + settings.style.length;
	const worth: [column: number, worth: number][] = [];
	for (let column = denseRowCount(themes.length); column < rarity.length; column++) {
		let sum = 0;
		for (let k = 0; k < width; k++) sum += weights[column * width + k]! ** 2;
		worth.push([column, rarity[column]! * Math.sqrt(sum * counts[column]!)]);
	}
	worth.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
	return new Set(worth.slice(0, settings.mostKeys).map(([column]) => column));
}

/** The model of the columns that are kept, with their rarity folded into the weights. */
function folded(
	source: TrainingSource,
	vocabulary: Vocabulary,
	weights: Float32Array,
	kept: ReadonlySet<number>
): StarterWeights {
	const { themes, settings } = source;
	const width = themes.length + settings.style.length;
	const denseRows = denseRowCount(themes.length);
	const keysOf = (columns: Map<number, number>): number[] =>
		[...columns].flatMap(([key, column]) => (kept.has(column) ? [key] : [])).sort((a, b) => a - b);
	const answer = keysOf(vocabulary.answer);
	const question = keysOf(vocabulary.question);
	const order = [
		...answer.map((key) => vocabulary.answer.get(key)!),
		...question.map((key) => vocabulary.question.get(key)!)
	];
	const result = new Float32Array((denseRows + order.length) * width);
	result.set(weights.subarray(0, denseRows * width));
	order.forEach((column, row) => {
		const share = row < answer.length ? 1 : settings.questionShare;
		const rarity = share * vocabulary.rarity[column]!;
		for (let k = 0; k < width; k++) {
			result[(denseRows + row) * width + k] = weights[column * width + k]! * rarity;
		}
	});
	return {
		themes: [...themes],
		style: [...settings.style],
		terms: [...source.terms],
		concepts: [...source.concepts],
		answerKeys: Int32Array.from(answer),
		questionKeys: Int32Array.from(question),
		weights: result,
		denseRows
	};
}
