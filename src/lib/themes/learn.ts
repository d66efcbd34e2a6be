import { inOrder, judgedText, type ConfirmedCoding } from './coding.ts';
import { pairKey, questionKeys } from './features.ts';
import { isSubjectKey, keysOfAnswer, keysOfWord, QUESTION } from './learned-keys.ts';
import { trainLogistic } from './linear.ts';
import { questionWeight } from './question-weight.ts';
import { KeyScorer } from './scorer.ts';
import { tokenise, type Token } from './text.ts';

/** How firmly the codings are held back: a higher penalty needs more codings to change a suggestion. */
export interface Grip {
	keys: number;
	/** How much the question weighs beside the answer, where it tells most. */
	question: number;
	context: number;
	bias: number;
}

/** With few codings the descent may take its time; with many it is near enough sooner. */
const ITERATIONS = { few: 30, many: 12 };
const TOLERANCE = 3e-3;
const REJECTED_WEIGHT = 2;
const ROW_LENGTH = 4;
/** Keys seen once or twice teach only as long as there are few codings. */
const MANY = 400;
/** What was learned of one word of a subject goes for the others: such a key weighs more than a word. */
const SUBJECT_WEIGHT = 2;
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
	/** Those of its keys that stand for two neighbouring words. */
	pairs: number[];
	asked: number[];
	logits: Float64Array;
	context: Float64Array;
	coding: ConfirmedCoding;
	/** This example speaks of one theme only. */
	only?: string;
}

export function learn(
	confirmed: readonly ConfirmedCoding[],
	codebook: readonly { id: string }[],
	prior: Prior,
	grip: Grip
): Correction {
	const examples = inOrder(confirmed).flatMap((coding) => [
		exampleOf(coding, prior),
		...misled(coding, prior)
	]);
	const width = codebook.length;
	const first = 1 + (examples[0]?.context.length ?? 0);
	const { columns, rarity } = vocabularyOf(examples, first);
	const question = grip.question * questionWeight(confirmed, codebook);
	const problem = problemOf(examples, codebook, columns, rarity, first, { ...grip, question });
	const weights = trainLogistic(problem);
	return correctionOf(weights, columns, rarity, first, width, question);
}

function exampleOf(coding: ConfirmedCoding, prior: Prior): Example {
	const tokens = tokenise(judgedText(coding));
	return {
		keys: keysOfAnswer(tokens),
		pairs: tokens.slice(1).map(({ folded }, i) => pairKey(tokens[i]!.folded, folded)),
		asked: questionKeys(coding.question),
		coding,
		...prior(coding.question, tokens)
	};
}

/** A word that misled is an answer of its own, from which the theme was rejected and that says nothing of others. */
function misled({ misleading = [] }: ConfirmedCoding, prior: Prior): Example[] {
	return misleading.map(({ theme, word }) => ({
		...exampleOf({ question: '', text: word, labels: [], rejected: [theme] }, prior),
		only: theme
	}));
}

function vocabularyOf(examples: readonly Example[], first: number) {
	const counts = new Map<number, number>();
	const count = (key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
	for (const example of examples) {
		for (const key of example.keys.keys()) count(key);
		for (const key of example.asked) count(QUESTION + key);
	}
	const least = examples.length <= MANY ? 1 : examples.length <= 4 * MANY ? 2 : 3;
	const most = examples.length <= MANY ? Infinity : COMMON * examples.length;
	const pairs = new Set(examples.flatMap((example) => example.pairs));
	const columns = new Map<number, number>();
	const rarity = [];
	for (const [key, seen] of counts) {
		// A pair met once would tell its one answer from all others, and teach nothing.
		if (seen < Math.max(least, pairs.has(key) ? 2 : 1) || seen > most) continue;
		columns.set(key, first + columns.size);
		const weight = isSubjectKey(key) ? SUBJECT_WEIGHT : 1;
		rarity.push((weight * (Math.log((1 + examples.length) / (1 + seen)) + 1)) / 6);
	}
	return { columns, rarity: Float32Array.from(rarity) };
}

/** Answers weigh the same however long they are: the length of a row, over rarities, is brought to one size. */
function shareOf(square: number): number {
	return ROW_LENGTH / Math.sqrt(square || 1);
}

function squareOf(
	keys: ReadonlyMap<number, number>,
	vocabulary: ReadonlyMap<number, number>,
	rarity: Float32Array,
	first: number
): number {
	let square = 0;
	for (const [key, count] of keys) {
		const column = vocabulary.get(key);
		if (column !== undefined) square += count * rarity[column - first]! ** 2;
	}
	return square;
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
		const share = shareOf(squareOf(example.keys, vocabulary, rarity, first));
		for (const [key, count] of example.keys) push(key, share * count);
		for (const key of example.asked)
			push(QUESTION + key, grip.question / Math.sqrt(example.asked.length));
		starts[row + 1] = columns.length;
		offsets.set(example.logits, row * width);
		codebook.forEach(({ id }, k) => {
			if (example.only !== undefined && example.only !== id) importance[row * width + k] = 0;
			else if (example.coding.labels.includes(id)) targets[row * width + k] = 1;
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
	width: number,
	questionShare: number
): Correction {
	const answerRows = new Map<number, number>();
	const questionRows = new Map<number, number>();
	const sparse = weights.slice(first * width);
	for (const [key, column] of columns) {
		const row = column - first;
		const share = rarity[row]! * (key >= QUESTION ? questionShare : 1);
		for (let i = row * width; i < (row + 1) * width; i++) sparse[i] = sparse[i]! * share;
		if (key >= QUESTION) questionRows.set(key - QUESTION, row);
		else answerRows.set(key, row);
	}
	const one = (): number => 1;
	const answer = new KeyScorer(answerRows, sparse, width, one, keysOfWord);
	const question = new KeyScorer(questionRows, sparse, width, one);
	const squares = new KeyScorer(
		answerRows,
		rarity.map((value) => value * value),
		1,
		one,
		keysOfWord
	);
	const shareFor = (tokens: readonly Token[]): number => {
		const square = new Float64Array(1);
		squares.addAnswer(tokens, square);
		return shareOf(square[0]!);
	};
	return {
		apply(asked, tokens, context, logits) {
			for (let k = 0; k < width; k++) logits[k] = logits[k]! + weights[k]!;
			context.forEach((value, i) => {
				if (value === 0) return;
				const base = (1 + i) * width;
				for (let k = 0; k < width; k++) logits[k] = logits[k]! + value * weights[base + k]!;
			});
			const keys = questionKeys(asked);
			for (const key of keys) question.addKey(key, 1 / Math.sqrt(keys.length), logits);
			answer.addAnswer(tokens, logits, shareFor(tokens));
		},
		addReasons(tokens, theme, reasons) {
			answer.addReasons(tokens, theme, reasons, shareFor(tokens));
		}
	};
}
