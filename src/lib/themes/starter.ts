import { clausesOf, viewsOf, type ClauseViews } from './clauses.ts';
import { Concepts, type ConceptHit } from './concepts.ts';
import { questionKeys, wordShare } from './features.ts';
import type { SetModel } from './label-sets.ts';
import type { Lexicon, LexiconHit } from './lexicon.ts';
import { KeyScorer } from './scorer.ts';
import { unpackLexicon, unpackWeights, type StarterData } from './starter-data.ts';
import { tokenise, type Token } from './text.ts';

/** Rows of the dense part: bias, then per theme: sum, strongest, density, and strongest in the question. */
export function denseRowCount(themes: number): number {
	return 1 + 4 * themes;
}

/** What the lexicon says of an answer and its question, without the bias. */
export function denseFeatures(
	hits: readonly LexiconHit[],
	words: number,
	asked: readonly LexiconHit[],
	themes: number
): Float32Array {
	const dense = new Float32Array(4 * themes);
	for (const { strengths, weight } of hits) {
		for (let k = 0; k < themes; k++) {
			const strength = strengths[k]! * weight;
			dense[k] = dense[k]! + strength;
			if (strength / 3 > dense[themes + k]!) dense[themes + k] = strength / 3;
		}
	}
	for (let k = 0; k < themes; k++) {
		const sum = dense[k]!;
		dense[2 * themes + k] = sum / (3 + words / 4);
		dense[k] = Math.log1p(sum);
	}
	for (const { strengths, weight } of asked) {
		for (let k = 0; k < themes; k++) {
			const strength = (strengths[k]! * weight) / 3;
			if (strength > dense[3 * themes + k]!) dense[3 * themes + k] = strength;
		}
	}
	return dense;
}

export interface StarterReading {
	tokens: Token[];
	hits: LexiconHit[];
	concepts: ConceptHit[];
	/** What each token says by itself: a row of outputs per token. */
	words: Float32Array;
	/** Raw score per output: the themes, and how many of them there are. */
	outputs: Float64Array;
	/** Raw score per starter theme. */
	scores: Float64Array;
	/** Log-odds that the answer has no theme, and that it has several; empty for a model that does not say. */
	style: Float64Array;
}

/** Part of an answer, or all of it, with what was found in it. */
interface Passage {
	words: Float32Array;
	concepts: ConceptHit[];
	hits: LexiconHit[];
	/** In words. */
	length: number;
}

const NOTHING: Passage = { words: new Float32Array(0), concepts: [], hits: [], length: 0 };

/** What a question says before anything is answered. */
interface AskedReading {
	scores: Float32Array;
	hits: LexiconHit[];
	/** The score of every output for an empty answer to it. */
	alone: Float64Array;
}

/** The trained starter model, ready to read answers. */
export class Starter {
	readonly version: string;
	readonly themes: readonly string[];
	readonly lexicon: Lexicon;
	private readonly concepts: Concepts;
	/** Which themes go together; undefined where an answer has exactly one. */
	readonly sets: SetModel | undefined;
	private readonly data: StarterData;
	/** Row by row, as in `data.dense`. */
	private readonly dense: Float64Array;
	private readonly answer: KeyScorer;
	private readonly question: KeyScorer;
	private readonly questions = new Map<string, AskedReading>();

	constructor(data: StarterData) {
		this.data = data;
		this.version = data.version;
		this.themes = data.themes;
		this.sets = data.sets;
		const width = data.themes.length + data.style.length;
		this.lexicon = unpackLexicon(data.lexicon, data.themes.length);
		const { answerRows, questionRows, sparse } = unpackWeights(data);
		this.answer = new KeyScorer(answerRows, sparse, width, wordShare);
		this.question = new KeyScorer(questionRows, sparse, width, wordShare);
		this.concepts = new Concepts(data.concepts, (key) => this.answer.rowOf(key));
		this.dense = Float64Array.from(data.dense.flat());
	}

	/** Log-odds after calibration. */
	calibrated(score: number, theme: number): number {
		return this.data.slopes[theme]! * score + this.data.shifts[theme]!;
	}

	read(question: string, tokens: Token[]): StarterReading {
		const themes = this.themes.length;
		const words = this.answer.perWord(tokens);
		const concepts = this.concepts.find(tokens);
		const hits = this.lexicon.find(tokens);
		const whole = { words, concepts, hits, length: tokens.length };
		const outputs = this.score(this.ofQuestion(question), whole);
		const scores = outputs.subarray(0, themes);
		const style = outputs.subarray(themes);
		return { tokens, hits, concepts, words, outputs, scores, style };
	}

	/** How each clause is judged by itself, with the question, beside the answer as a whole. */
	clauseViews(question: string, reading: StarterReading): ClauseViews {
		const asked = this.ofQuestion(question);
		const width = asked.scores.length;
		const { of, ranges } = clausesOf(reading.tokens);
		const parts = ranges.map(({ from, to }): Passage => ({
			words: reading.words.subarray(from * width, to * width),
			concepts: [],
			hits: [],
			length: to - from
		}));
		const within = ({ first, last }: { first: number; last: number }): Passage | undefined =>
			of[first] === of[last] ? parts[of[first]!] : undefined;
		for (const hit of reading.concepts) within(hit)?.concepts.push(hit);
		for (const hit of reading.hits) within(hit)?.hits.push(hit);
		const whole = reading.outputs;
		const clauses = parts.length < 2 ? [whole] : parts.map((part) => this.score(asked, part));
		return viewsOf(whole, clauses, asked.alone, this.themes.length);
	}

	/** The raw score of every output for a passage and the question that was asked. */
	private score(asked: AskedReading, { words, concepts, hits, length }: Passage): Float64Array {
		const width = asked.scores.length;
		const scores = new Float64Array(width);
		for (let at = 0; at < words.length; at += width)
			for (let k = 0; k < width; k++) scores[k] = scores[k]! + words[at + k]!;
		for (const { known } of concepts) this.answer.addRow(known, 1, scores);
		const share = wordShare(length);
		for (let k = 0; k < width; k++) scores[k] = share * scores[k]! + asked.scores[k]!;
		const dense = denseFeatures(hits, length, asked.hits, this.themes.length);
		for (let row = 0; row < dense.length; row++) {
			const value = dense[row]!;
			if (value === 0) continue;
			const base = (row + 1) * width;
			for (let k = 0; k < width; k++) scores[k] = scores[k]! + value * this.dense[base + k]!;
		}
		return scores;
	}

	/** Adds to `reasons` how much each token speaks for a theme: letters, pairs, concepts and the lexicon. */
	addReasons(
		{ tokens, hits, concepts }: StarterReading,
		theme: number,
		reasons: Float64Array
	): void {
		this.answer.addReasons(tokens, theme, reasons);
		const share = wordShare(tokens.length);
		for (const { known, first, last } of concepts) {
			const half = (share * this.answer.weightAt(known, theme)) / 2;
			reasons[first] = reasons[first]! + half;
			reasons[last] = reasons[last]! + half;
		}
		for (const { first, last, strengths, weight } of hits) {
			const each = (strengths[theme]! * weight) / (last - first + 1);
			for (let i = first; i <= last; i++) reasons[i] = reasons[i]! + each;
		}
	}

	private ofQuestion(question: string): AskedReading {
		const known = this.questions.get(question);
		if (known) return known;
		const scores = Float32Array.from(this.data.dense[0]!);
		for (const key of questionKeys(question)) this.question.addKey(key, 1, scores);
		const reading: AskedReading = {
			scores,
			hits: this.lexicon.find(tokenise(question)),
			alone: new Float64Array(scores.length)
		};
		reading.alone = this.score(reading, NOTHING);
		if (this.questions.size >= 500) this.questions.clear();
		this.questions.set(question, reading);
		return reading;
	}
}
