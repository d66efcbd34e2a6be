import { describe, expect, it } from 'vitest';
import { checksNeeded, estimateQuality, orderQueue, type Waiting } from './queue.ts';

const answers = (count: number, expected = (i: number) => i / count): Waiting[] =>
	Array.from({ length: count }, (_, i) => ({ id: `a${i}`, expected: expected(i) }));

/** A small generator of its own, so that the simulations are the same each time. */
function draws(seed: number): () => number {
	let state = seed;
	return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

describe('the order of checking', () => {
	it('holds every answer once, the least sure ones first, every fifth at random', () => {
		const queue = orderQueue(answers(100), { seed: 's' });
		expect(new Set(queue.map(({ id }) => id)).size).toBe(100);
		expect(queue.slice(0, 4).map(({ id }) => id)).toEqual(['a0', 'a1', 'a2', 'a3']);
		expect(queue.map(({ why }) => why).filter((why) => why === 'random')).toHaveLength(20);
		expect(queue[4]!.why).toBe('random');
	});
	it('draws the same answers whatever the order, others with another seed', () => {
		const random = (list: Waiting[], seed: string) =>
			orderQueue(list, { seed, randomEvery: 2 })
				.filter(({ why }) => why === 'random')
				.map(({ id }) => id);
		const forward = answers(200, () => 0.5);
		expect(random([...forward].reverse(), 's')).toEqual(random(forward, 's'));
		expect(random(forward, 't')).not.toEqual(random(forward, 's'));
	});
	it('draws evenly: sure answers as often as unsure ones', () => {
		const seen = Array.from({ length: 400 }, (_, seed) => {
			const first = orderQueue(answers(50), { seed: String(seed) }).find(
				({ why }) => why === 'random'
			)!;
			return Number(first.id.slice(1));
		});
		const sure = seen.filter((i) => i >= 27).length / seen.length;
		expect(sure).toBeGreaterThan(0.43);
		expect(sure).toBeLessThan(0.57);
	});
	it('puts variety before more of the same', () => {
		const same = answers(3, () => 0.3).map((answer) => ({ ...answer, words: ['fiets', 'weg'] }));
		const other: Waiting = { id: 'z', expected: 0.35, words: ['huur'] };
		const queue = orderQueue([...same, other], { seed: 's' });
		expect(queue.map(({ id }) => id)).toEqual(['a0', 'z', 'a1', 'a2']);
	});
	it('orders 80,000 answers within seconds', () => {
		const many = answers(80_000).map((answer, i) => ({ ...answer, words: [`w${i % 700}`, 'de'] }));
		const start = performance.now();
		expect(orderQueue(many, { seed: 's' })).toHaveLength(80_000);
		expect(performance.now() - start).toBeLessThan(8000);
	});
});

describe('the quality of what is unchecked', () => {
	/** How often suggestions are right, by how often the engine expects them to be. */
	const ENGINES = {
		'that is right about itself': (e) => e,
		'that thinks too well of itself': (e) => Math.max(0, e - 0.25),
		'that is too modest': (e) => Math.min(1, e + 0.15),
		'whose sure suggestions are no better than others': () => 0.8,
		'that errs only where it is sure': (e) => (e > 0.8 ? 0.6 : e),
		'that is always right': () => 1,
		'that knows nothing': () => 0.05
	} satisfies Record<string, (expected: number) => number>;

	/** A sitting at the queue, in its own order: so many answers are checked, and what is true of the others. */
	function simulate(right: (expected: number) => number, seed: number, checks: number) {
		const next = draws(seed);
		for (let i = 0; i < 4; i++) next();
		const population = Array.from({ length: 600 }, (_, i) => {
			const expected = 0.3 + 0.7 * Math.sqrt(next());
			return { id: `a${i}`, expected, actual: next() < right(expected) ? 1 : 0 };
		});
		const answer = new Map(population.map((each) => [each.id, each]));
		const queue = orderQueue(population, { seed: String(seed) });
		const drawn = queue.slice(0, checks).filter(({ why }) => why === 'random');
		const waiting = queue.slice(checks).map(({ id }) => answer.get(id)!);
		const quality = estimateQuality(
			waiting,
			drawn.map(({ id }) => answer.get(id)!)
		);
		const truth = waiting.reduce((sum, { actual }) => sum + actual, 0) / waiting.length;
		return { quality, truth };
	}
	it.each(Object.entries(ENGINES))(
		'lies in its interval nine times in ten for an engine %s, however far the queue is done',
		(_, right) => {
			for (const checks of [25, 100, 400]) {
				const runs = Array.from({ length: 60 }, (_, run) =>
					simulate(right, run * 7919 + 1, checks)
				);
				const inside = runs.filter(
					({ quality, truth }) => quality.low <= truth && truth <= quality.high
				).length;
				expect(inside / runs.length, `${checks} checked`).toBeGreaterThanOrEqual(0.9);
				const off = runs.reduce((sum, { quality, truth }) => sum + quality.expected - truth, 0);
				if (checks === 400) expect(Math.abs(off / runs.length)).toBeLessThan(0.05);
			}
		}
	);
	it('grows surer with more checks', () => {
		const width = (checks: number): number => {
			const { low, high } = simulate(ENGINES['that is right about itself'], 5, checks).quality;
			return high - low;
		};
		expect(width(0)).toBeGreaterThan(width(20));
		expect(width(20)).toBeGreaterThan(width(200));
	});
	it('says how many more checks a chosen quality takes', () => {
		const waiting = answers(10, () => 0.5);
		const quality = { expected: 0.5, low: 0.3, high: 0.7, checks: 20 };
		expect(checksNeeded(waiting, 0, quality, 0.5)).toBe(0);
		expect(checksNeeded(waiting, 0, quality, 0.75)).toBe(5);
		expect(checksNeeded(waiting, 10, quality, 0.75)).toBe(0);
		expect(checksNeeded(waiting, 10, quality, 1)).toBe(10);
		expect(checksNeeded([], 0, quality, 0.8)).toBeUndefined();
	});
});
