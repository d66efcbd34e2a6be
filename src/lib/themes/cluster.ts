type Vector = Map<number, number>;

const ROUNDS = 12;
const MOST_GROUPS = 24;
/** How many words a group's centre keeps. */
const CENTRE_WORDS = 80;
/** Below this likeness an answer does not belong to a group. */
const LEAST_LIKENESS = 0.15;
const NEIGHBOURS = 8;
const NEIGHBOUR_SHARE = 0.5;

/**
 * Groups items by the words they share and by words that tend to stand together. Deterministic: the same
 * items in any order give the same groups. Items that resemble nothing come back alone.
 */
export function cluster<T extends { id: string }>(
	items: readonly T[],
	wordsOf: (item: T) => Iterable<string>
): T[][] {
	const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
	const vectors = vectorsOf(sorted.map((item) => [...wordsOf(item)]));
	let centres = seeds(vectors);
	let places: number[] = [];
	for (let round = 0; round < ROUNDS && centres.length > 0; round++) {
		const now = vectors.map((vector) => nearest(vector, centres));
		if (round > 0 && now.every((place, i) => place === places[i])) break;
		places = now;
		centres = centres.map((_, g) => centreOf(vectors.filter((_, i) => places[i] === g)));
	}
	const groups = centres.map((): T[] => []);
	const alone: T[][] = [];
	sorted.forEach((item, i) => {
		const place = places[i] ?? -1;
		if (place >= 0) groups[place]!.push(item);
		else alone.push([item]);
	});
	return [...groups.filter((group) => group.length > 0), ...alone];
}

/** Rare words weigh more; each answer also gets a share of the words that keep its words company. */
function vectorsOf(answers: readonly string[][]): Vector[] {
	const counts = new Map<string, number>();
	for (const words of answers)
		for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	const shared = [...counts]
		.filter(([, count]) => count >= 2)
		.map(([word]) => word)
		.sort();
	const numbers = new Map(shared.map((word, i) => [word, i]));
	const rarity = shared.map((word) => Math.log(answers.length / counts.get(word)!) + 0.1);
	const lists = answers.map((words) => words.flatMap((word) => numbers.get(word) ?? []));
	const company = companyOf(lists, rarity);
	return lists.map((list) => {
		const vector: Vector = new Map();
		for (const word of list) {
			vector.set(word, (vector.get(word) ?? 0) + rarity[word]!);
			for (const [other, share] of company[word]!) {
				vector.set(other, (vector.get(other) ?? 0) + NEIGHBOUR_SHARE * share * rarity[word]!);
			}
		}
		return unit(vector);
	});
}

/** For each word the few words that stand with it more often than chance would have it. */
function companyOf(lists: readonly number[][], rarity: readonly number[]): [number, number][][] {
	const together = rarity.map(() => new Map<number, number>());
	const alone = new Float64Array(rarity.length);
	for (const list of lists) {
		const words = list.slice(0, 40);
		for (const a of words) {
			alone[a] = alone[a]! + 1;
			for (const b of words) {
				if (a !== b) together[a]!.set(b, (together[a]!.get(b) ?? 0) + 1);
			}
		}
	}
	return together.map((others, a) => {
		const ranked = [...others]
			.filter(([, count]) => count >= 2)
			.map(([b, count]): [number, number] => [b, count / Math.sqrt(alone[a]! * alone[b]!)]);
		ranked.sort((x, y) => y[1] - x[1] || x[0] - y[0]);
		return ranked.slice(0, NEIGHBOURS);
	});
}

/** First the answer most like all others, then each time one that the seeds so far resemble least. */
function seeds(vectors: readonly Vector[]): Vector[] {
	const filled = vectors.map((_, i) => i).filter((i) => vectors[i]!.size > 0);
	if (filled.length === 0) return [];
	const wanted = Math.max(1, Math.min(MOST_GROUPS, Math.round(Math.sqrt(filled.length / 2))));
	const middle = centreOf(filled.map((i) => vectors[i]!));
	const weight = vectors.map((vector) => likeness(vector, middle));
	const closest = new Float64Array(vectors.length);
	const chosen: Vector[] = [];
	while (chosen.length < wanted) {
		let best = -1;
		let most = 0;
		for (const i of filled) {
			const score = weight[i]! * (1 - closest[i]!);
			if (score > most + 1e-12) [best, most] = [i, score];
		}
		if (best < 0) break;
		const seed = vectors[best]!;
		chosen.push(seed);
		for (const i of filled) closest[i] = Math.max(closest[i]!, likeness(vectors[i]!, seed));
	}
	return chosen;
}

function nearest(vector: Vector, centres: readonly Vector[]): number {
	let best = -1;
	let most = LEAST_LIKENESS;
	centres.forEach((centre, g) => {
		const score = likeness(vector, centre);
		if (score > most) [best, most] = [g, score];
	});
	return best;
}

function centreOf(vectors: readonly Vector[]): Vector {
	const sum: Vector = new Map();
	for (const vector of vectors) {
		for (const [word, value] of vector) sum.set(word, (sum.get(word) ?? 0) + value);
	}
	const top = [...sum].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, CENTRE_WORDS);
	return unit(new Map(top));
}

function unit(vector: Vector): Vector {
	let square = 0;
	for (const value of vector.values()) square += value * value;
	const length = Math.sqrt(square) || 1;
	for (const [word, value] of vector) vector.set(word, value / length);
	return vector;
}

function likeness(a: Vector, b: Vector): number {
	const [small, large] = a.size <= b.size ? [a, b] : [b, a];
	let sum = 0;
	for (const [word, value] of small) sum += value * (large.get(word) ?? 0);
	return sum;
}

/** Per item the group it resembles most by its words, or -1 where it resembles none. */
export function adopt<T>(
	items: readonly T[],
	groups: readonly { members: readonly T[] }[],
	wordsOf: (item: T) => Iterable<string>
): number[] {
	const all = [...groups.flatMap(({ members }) => members), ...items];
	const vectors = vectorsOf(all.map((item) => [...wordsOf(item)]));
	const places = groups.flatMap(({ members }, g) => members.map(() => g));
	const centres = groups.map((_, g) => centreOf(vectors.filter((_, i) => places[i] === g)));
	return items.map((_, i) => nearest(vectors[places.length + i]!, centres));
}
