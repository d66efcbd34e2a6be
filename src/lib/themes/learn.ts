import type { ConfirmedCoding } from './coding.ts';
import { answerKeys, learnedShare, questionKeys } from './features.ts';
import { trainLogistic } from './linear.ts';
import { KeyScorer } from './scorer.ts';
import { tokenise, type Token } from './text.ts';

/** How firmly the codings are held back: a higher penalty needs more codings to change a suggestion. */
export interface Grip {
	keys: number;
	context: number;
	bias: number;
}

/** With few codings the descent may take its time; with many it is near enough sooner. */
const ITERATIONS = { few: 30, many: 12 };
const TOLERANCE = 3e-3;
const REJECTED_WEIGHT = 2;
const QUESTION_SHARE = 0.2;
/** Keys seen once or twice teach only as long as there are few codings. */
const MANY = 400;
/** With many codings, a key that stands in more than this share of the answers tells little. */
const COMMON = 0.15;

/** What was thought of an answer before anyone coded it. */
export type Prior = (
	question: string,
	tokens: Token[]
) => { logits: Float64Array; context: Float64Array };

/** What the team's codings change in the log-odds of each theme. */
export interface Correction {
	/** Adds to `logits`, given the context that the prior gave. */
	apply(
		question: string,
		tokens: readonly Token[],
		context: Float64Array,
		logits: Float64Array
	): void;
	addReasons(tokens: readonly Token[], theme: number, reasons: Float64Array): void;
}

interface Example {
	keys: Map<number, number>;
	asked: number[];
	words: number;
	logits: Float64Array;
	context: Float64Array;
	coding: ConfirmedCoding;
}

/** Codings in an order of their own, so that the order in which they came makes no difference. */
export function inOrder(confirmed: readonly ConfirmedCoding[]): ConfirmedCoding[] {
	const keyed = confirmed.map((coding) => ({
		coding,
		key: JSON.stringify([
			coding.question,
			coding.text,
			[...coding.labels].sort(),
			[...(coding.rejected ?? [])].sort()
		])
	}));
	keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
	return keyed.map(({ coding }) => coding);
}

export function learn(
	confirmed: readonly ConfirmedCoding[],
	codebook: readonly { id: string }[],
	prior: Prior,
	grip: Grip
): Correction {
	const examples = inOrder(confirmed).map((coding): Example => {
		const tokens = tokenise(coding.text);
		return {
			keys: answerKeys(tokens),
			asked: questionKeys(coding.question),
			words: tokens.length,
			coding,
			...prior(coding.question, tokens)
		};
	});
	const width = codebook.length;
	const first = 1 + (examples[0]?.context.length ?? 0);
	const { columns, rarity } = vocabularyOf(examples, first);
	const problem = problemOf(examples, codebook, columns, rarity, first, grip);
	const weights = trainLogistic(problem);
	return correctionOf(weights, columns, rarity, first, width);
}

const QUESTION = 2 ** 24;

function vocabularyOf(examples: readonly Example[], first: number) {
	const counts = new Map<number, number>();
	const count = (key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const example of examples) {
		for (const key of example.keys.keys()) count(key);
		for (const key of example.asked) count(QUESTION + key);
	}
	const least = examples.length <= MANY ? 1 : examples.length <= 4 * MANY ? 2 : 3;
	const most = examples.length <= MANY ? Infinity : COMMON * examples.length;
	const columns = new Map<number, number>();
	const rarity = [];
	for (const [key, seen] of counts) {
		if (seen < least || seen > most) continue;
		columns.set(key, first + columns.size);
		rarity.push((Math.log((1 + examples.length) / (1 + seen)) + 1) / 6);
	}
	return { columns, rarity: Float32Array.from(rarity) };
}

function problemOf(
	examples: readonly Example[],
	codebook: readonly { id: string }[],
	vocabulary: ReadonlyMap<number, number>,
	rarity: Float32Array,
	first: number,
	grip: Grip
) {
	const width = codebook.length;
	const starts = new Int32Array(examples.length + 1);
	const columns: number[] = [];
	const values: number[] = [];
	const targets = new Float32Array(examples.length * width);
	const importance = new Float32Array(examples.length * width).fill(1);
	const offsets = new Float32Array(examples.length * width);
	const push = (key: number, share: number): void => {
		const column = vocabulary.get(key);
		if (column === undefined) return;
		columns.push(column);
		values.push(share * rarity[column - first]!);
	};
	examples.forEach((example, row) => {
		columns.push(0);
		values.push(1);
		example.context.forEach((value, i) => {
			columns.push(1 + i);
			values.push(value);
		});
		const share = learnedShare(example.words);
		for (const [key, count] of example.keys) push(key, share * count);
		for (const key of example.asked) push(QUESTION + key, QUESTION_SHARE);
		starts[row + 1] = columns.length;
		offsets.set(example.logits, row * width);
		codebook.forEach(({ id }, k) => {
			if (example.coding.labels.includes(id)) targets[row * width + k] = 1;
			else if (example.coding.rejected?.includes(id)) importance[row * width + k] = REJECTED_WEIGHT;
		});
	});
	const penalty = new Float32Array(first + vocabulary.size).fill(grip.keys);
	penalty.fill(grip.context, 0, first);
	penalty[0] = grip.bias;
	const rows = {
		count: examples.length,
		width: penalty.length,
		starts,
		columns: Int32Array.from(columns),
		values: Float32Array.from(values)
	};
	return {
		rows,
		outputs: width,
		targets,
		importance,
		offsets,
		penalty,
		iterations: examples.length > 4 * MANY ? ITERATIONS.many : ITERATIONS.few,
		tolerance: TOLERANCE
	};
}

function correctionOf(
	weights: Float32Array,
	columns: ReadonlyMap<number, number>,
	rarity: Float32Array,
	first: number,
	width: number
): Correction {
	const answerRows = new Map<number, number>();
	const questionRows = new Map<number, number>();
	const sparse = weights.slice(first * width);
	for (const [key, column] of columns) {
		const row = column - first;
		const share = rarity[row]! * (key >= QUESTION ? QUESTION_SHARE : 1);
		for (let i = row * width; i < (row + 1) * width; i++) sparse[i] = sparse[i]! * share;
		if (key >= QUESTION) questionRows.set(key - QUESTION, row);
		else answerRows.set(key, row);
	}
	const answer = new KeyScorer(answerRows, sparse, width, learnedShare);
	const question = new KeyScorer(questionRows, sparse, width, learnedShare);
	return {
		apply(asked, tokens, context, logits) {
			for (let k = 0; k < width; k++) logits[k] = logits[k]! + weights[k]!;
			context.forEach((value, i) => {
				if (value === 0) return;
				const base = (1 + i) * width;
				for (let k = 0; k < width; k++) logits[k] = logits[k]! + value * weights[base + k]!;
			});
			for (const key of questionKeys(asked)) question.addKey(key, 1, logits);
			answer.addAnswer(tokens, logits);
		},
		addReasons(tokens, theme, reasons) {
			answer.addReasons(tokens, theme, reasons);
		}
	};
}
