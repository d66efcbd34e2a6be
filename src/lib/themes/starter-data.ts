import type { SetModel } from './label-sets.ts';
import { Lexicon, type LexiconTerm } from './lexicon.ts';
import { packRising, packSigned, unpackRising, unpackSigned } from './pack.ts';

/** The starter model as it is stored: text that compresses well and that any bundler can carry. */
export interface StarterData {
	version: string;
	themes: string[];
	/** Outputs beside the themes: how many of them an answer has. */
	style: string[];
	/** Terms by the themes they point to ("0:3 7:1"), stems apart by spaces, terms by commas. */
	lexicon: Record<string, string>;
	/** Per concept its stems, apart by spaces. */
	concepts: string[];
	answerKeys: string;
	questionKeys: string;
	/** Eight-bit weights, one row of outputs per key: answers first, questions after. */
	weights: string;
	/** Per output: what one step of a weight is worth. */
	steps: number[];
	/** Bias and lexicon sums, one row of outputs each. */
	dense: number[][];
	/** Per theme: probability = sigmoid(slope * score + shift). */
	slopes: number[];
	shifts: number[];
	/** Which themes go together and how many there are; only where an answer may have several. */
	sets?: SetModel | undefined;
}

/** What training yields, before it is rounded and stored. */
export interface StarterWeights {
	themes: string[];
	style: string[];
	terms: LexiconTerm[];
	concepts: string[];
	answerKeys: Int32Array;
	questionKeys: Int32Array;
	/** Rows of outputs: dense, then answer keys, then question keys. */
	weights: Float32Array;
	denseRows: number;
}

const OPEN = '…';
/** Steps from nothing to a strong weight: more of them cost space and gain nothing. */
const LEVELS = 6;

export function packStarter(
	model: StarterWeights,
	slopes: number[],
	shifts: number[],
	sets?: SetModel
): StarterData {
	const width = model.themes.length + model.style.length;
	const from = model.denseRows * width;
	const sparse = model.weights.subarray(from);
	const steps = Array.from({ length: width }, (_, k) => {
		const sizes: number[] = [];
		for (let i = k; i < sparse.length; i += width) sizes.push(Math.abs(sparse[i]!));
		sizes.sort((a, b) => b - a);
		return round((sizes[Math.floor(sizes.length / 1000)] ?? 1) / LEVELS || 1e-6);
	});
	const levels = Array.from(sparse, (weight, i) => {
		const level = Math.round(weight / steps[i % width]!);
		return Math.max(-2 * LEVELS, Math.min(2 * LEVELS, level));
	});
	const body = {
		themes: model.themes,
		style: model.style,
		lexicon: packLexicon(model.terms),
		concepts: model.concepts,
		answerKeys: packRising(model.answerKeys),
		questionKeys: packRising(model.questionKeys),
		weights: packSigned(levels),
		steps,
		dense: Array.from({ length: model.denseRows }, (_, row) =>
			Array.from(model.weights.subarray(row * width, (row + 1) * width), round)
		),
		slopes: slopes.map(round),
		shifts: shifts.map(round),
		sets
	};
	return { version: checksum(JSON.stringify(body)), ...body };
}

function round(value: number): number {
	return Number(value.toPrecision(4));
}

function packLexicon(terms: readonly LexiconTerm[]): Record<string, string> {
	const groups = new Map<string, string[]>();
	for (const term of terms) {
		const sign = Array.from(term.strengths, (value, k) => (value ? `${k}:${value}` : ''))
			.filter(Boolean)
			.join(' ');
		const text = term.stems.join(' ') + (term.open ? OPEN : '');
		const group = groups.get(sign);
		if (group) group.push(text);
		else groups.set(sign, [text]);
	}
	const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(
		sorted.map(([sign, list]) => [sign, [...new Set(list)].sort().join(',')])
	);
}

export function unpackLexicon(packed: Record<string, string>, themes: number): Lexicon {
	const terms: LexiconTerm[] = [];
	for (const [sign, list] of Object.entries(packed)) {
		const strengths = new Uint8Array(themes);
		for (const part of sign.split(' ')) {
			const [theme, strength] = part.split(':').map(Number);
			strengths[theme!] = strength!;
		}
		for (const text of list.split(',')) {
			const open = text.endsWith(OPEN);
			terms.push({ stems: (open ? text.slice(0, -1) : text).split(' '), open, strengths });
		}
	}
	return new Lexicon(terms, themes);
}

export interface UnpackedWeights {
	answerRows: Map<number, number>;
	questionRows: Map<number, number>;
	sparse: Float32Array;
}

export function unpackWeights(data: StarterData): UnpackedWeights {
	const width = data.themes.length + data.style.length;
	const levels = unpackSigned(data.weights);
	const sparse = new Float32Array(levels.length);
	for (let i = 0; i < levels.length; i++) sparse[i] = levels[i]! * data.steps[i % width]!;
	const answerKeys = unpackRising(data.answerKeys);
	const questionKeys = unpackRising(data.questionKeys);
	const answerRows = new Map<number, number>();
	const questionRows = new Map<number, number>();
	answerKeys.forEach((key, row) => answerRows.set(key, row));
	questionKeys.forEach((key, row) => questionRows.set(key, answerKeys.length + row));
	return { answerRows, questionRows, sparse };
}

/** FNV-1a over the UTF-16 units, as eight hexadecimal digits. */
export function checksum(text: string): string {
	let value = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	return (value >>> 0).toString(16).padStart(8, '0');
}
