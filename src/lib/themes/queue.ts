import { checksum } from './starter-data.ts';

/**
 * In which order answers are best checked, and what is to be expected of those that nobody has checked.
 *
 *     const queue = orderQueue(waiting, { seed: consultationId });
 *     // queue: [{ id, why: 'unsure' | 'random' }], first one first
 *     const quality = estimateQuality(waiting, checks);
 *     // quality.unchecked: { expected, low, high }; checks holds the answers drawn at random (why: 'random')
 *     const more = checksNeeded(waiting, checked, quality, 0.9);
 *
 * `expected` of an answer is the F1 that the engine expects of its suggestions (`Assigner.expect`).
 */
export interface Waiting {
	id: string;
	/** F1 between 0 and 1 that the engine expects of its suggestions for this answer. */
	expected: number;
	/** Words by which answers resemble each other; with them the queue looks for variety. */
	words?: readonly string[];
}

export interface Queued {
	id: string;
	/** Drawn at random so that quality can be estimated, or put here because checking it teaches most. */
	why: 'unsure' | 'random';
}

/** One in so many places of the queue is drawn at random. */
export const RANDOM_EVERY = 5;
/** Variety is sought among so many of the least sure answers; beyond it would only cost time. */
const MOST_COMPARED = 400;
/** How much an answer loses in rank whose words have all been met further up. */
const SAMENESS = 0.4;

/**
 * The least sure answers first, those that resemble earlier ones later, and every fifth place drawn at random.
 * The draw depends on the seed and the id only, so that it stays the same when suggestions change.
 */
export function orderQueue(
	waiting: readonly Waiting[],
	{ seed, randomEvery = RANDOM_EVERY }: { seed: string; randomEvery?: number }
): Queued[] {
	const drawn = byDraw(waiting, seed);
	const unsure = byVariety(waiting);
	const placed = new Set<string>();
	const queue: Queued[] = [];
	const next = { random: 0, unsure: 0 };
	while (queue.length < waiting.length) {
		const why = queue.length % randomEvery === randomEvery - 1 ? 'random' : 'unsure';
		const list = why === 'random' ? drawn : unsure;
		while (placed.has(list[next[why]]!.id)) next[why]++;
		const { id } = list[next[why]]!;
		placed.add(id);
		queue.push({ id, why });
	}
	return queue;
}

function byDraw(waiting: readonly Waiting[], seed: string): Waiting[] {
	const draw = new Map(waiting.map(({ id }) => [id, checksum(`${seed}\u0000${id}\u0000${seed}`)]));
	return [...waiting].sort((a, b) => {
		const [x, y] = [draw.get(a.id)!, draw.get(b.id)!];
		return x === y ? order(a.id, b.id) : order(x, y);
	});
}

function order(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function byVariety(waiting: readonly Waiting[]): Waiting[] {
	const sorted = [...waiting].sort((a, b) => a.expected - b.expected || order(a.id, b.id));
	const rest = sorted.splice(0, MOST_COMPARED);
	const met = new Set<string>();
	const chosen: Waiting[] = [];
	while (rest.length > 0) {
		let best = 0;
		let most = -1;
		rest.forEach(({ expected, words }, i) => {
			const known = words?.filter((word) => met.has(word)).length ?? 0;
			const sameness = words?.length ? known / words.length : 0;
			const worth = (1 - expected) * (1 - SAMENESS * sameness);
			if (worth > most) [best, most] = [i, worth];
		});
		const [answer] = rest.splice(best, 1);
		chosen.push(answer!);
		for (const word of answer!.words ?? []) met.add(word);
	}
	return [...chosen, ...sorted];
}

/** What became of an answer that was drawn at random. */
export interface RandomCheck {
	/** F1 that the engine expected when it made the suggestions that were judged. */
	expected: number;
	/** F1 of those suggestions against what the person chose. */
	actual: number;
}

export interface Quality {
	/** Expected F1 per unchecked answer, with its 95 % interval. */
	expected: number;
	low: number;
	high: number;
	/** Random checks so far. */
	checks: number;
}

/** The engine's own expectation counts as much as so many random checks. */
const DOUBT = 2;
/** Until checks tell, the difference between expected and actual F1 varies like a coin at 0.8, known from so many tosses. */
const VARIANCE = 0.16;
const TOSSES = 4;
/** Checks of answers that are less sure than nearly all that are left (this share) say nothing of what is left. */
const HARDEST = 0.05;

/**
 * Expected F1 of what is unchecked: what the engine expects of it, corrected by how far random checks were
 * from what it expected of them (a difference estimator; Särndal et al. 1992, §6.3). The queue takes the hard answers away first,
 * so that only random checks of answers as sure as those that are left count: of these every one had the same chance to be drawn.
 */
export function estimateQuality(
	waiting: readonly Waiting[],
	checks: readonly RandomCheck[]
): Quality {
	const sureness = waiting.map(({ expected }) => expected).sort((a, b) => a - b);
	const least = sureness[Math.floor(HARDEST * sureness.length)] ?? 0;
	const gaps = checks
		.filter(({ expected }) => expected >= least)
		.map(({ expected, actual }) => actual - expected);
	const gap = gaps.reduce((sum, value) => sum + value, 0) / (gaps.length + DOUBT);
	const seen = gaps.reduce((sum, value) => sum + (value - gap) ** 2, 0);
	const freedom = gaps.length + TOSSES;
	const variance = (seen + TOSSES * VARIANCE) / freedom;
	const error = variance * (1 / (gaps.length + DOUBT) + 1 / Math.max(1, waiting.length));
	const reach = student(freedom) * Math.sqrt(error);
	const expected = mean(sureness) + gap;
	return {
		expected: bounded(expected),
		low: bounded(expected - reach),
		high: bounded(expected + reach),
		checks: checks.length
	};
}

/** The 97.5 % point of Student's t (Abramowitz & Stegun 1964, 26.7.5). */
function student(freedom: number): number {
	const z = 1.96;
	const first = (z ** 3 + z) / 4;
	const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
	const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
	return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

/**
 * How many more answers to check, in the order of the queue's least sure, before the whole reaches the quality
 * wanted; what a person checked counts as right. Undefined when there is nothing to check.
 */
export function checksNeeded(
	waiting: readonly Waiting[],
	checked: number,
	quality: Quality,
	wanted: number
): number | undefined {
	const total = waiting.length + checked;
	if (total === 0) return undefined;
	const shift = quality.expected - mean(waiting.map(({ expected }) => expected));
	const each = waiting.map(({ expected }) => bounded(expected + shift)).sort((a, b) => a - b);
	let right = checked + each.reduce((sum, value) => sum + value, 0);
	let count = 0;
	while (count < each.length && right < wanted * total) right += 1 - each[count++]!;
	return count;
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function bounded(value: number): number {
	return Math.max(0, Math.min(1, value));
}
