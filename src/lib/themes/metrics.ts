/** One answer with the themes it should have, the themes suggested, and every probability. */
export interface Judged {
	gold: readonly string[];
	suggested: readonly string[];
	/** Probability per theme of the codebook. */
	probabilities: ReadonlyMap<string, number>;
}

export interface ThemeScore {
	theme: string;
	precision: number;
	recall: number;
	f1: number;
	answers: number;
}

/** F1 of one answer: 1 when rightly nothing was suggested. */
export function sampleF1({ gold, suggested }: Judged): number {
	if (gold.length === 0 && suggested.length === 0) return 1;
	const right = suggested.filter((theme) => gold.includes(theme)).length;
	return (2 * right) / (gold.length + suggested.length);
}

export function samplesF1(judged: readonly Judged[]): number {
	return mean(judged.map(sampleF1));
}

export function microF1(judged: readonly Judged[]): number {
	let right = 0;
	let named = 0;
	for (const { gold, suggested } of judged) {
		right += suggested.filter((theme) => gold.includes(theme)).length;
		named += gold.length + suggested.length;
	}
	return named === 0 ? 1 : (2 * right) / named;
}

export function perTheme(judged: readonly Judged[], themes: readonly string[]): ThemeScore[] {
	return themes.map((theme) => {
		const gold = judged.filter((answer) => answer.gold.includes(theme));
		const suggested = judged.filter((answer) => answer.suggested.includes(theme));
		const right = gold.filter((answer) => answer.suggested.includes(theme)).length;
		const precision = suggested.length === 0 ? 0 : right / suggested.length;
		const recall = gold.length === 0 ? 0 : right / gold.length;
		const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
		return { theme, precision, recall, f1, answers: gold.length };
	});
}

export function macroF1(judged: readonly Judged[], themes: readonly string[]): number {
	return mean(perTheme(judged, themes).map(({ f1 }) => f1));
}

/** How far probabilities are from how often they come true, over ten bins. */
export function calibrationError(judged: readonly Judged[], themes: readonly string[]): number {
	const bins = Array.from({ length: 10 }, () => ({ expected: 0, seen: 0 }));
	for (const { gold, probabilities } of judged) {
		for (const theme of themes) {
			const chance = probabilities.get(theme) ?? 0;
			const bin = bins[Math.min(9, Math.floor(chance * 10))]!;
			bin.expected += chance;
			if (gold.includes(theme)) bin.seen += 1;
		}
	}
	const gap = bins.reduce((sum, { expected, seen }) => sum + Math.abs(expected - seen), 0);
	return gap / Math.max(1, judged.length * themes.length);
}

export interface Coverage {
	/** Share of all suggestions that are at least so sure. */
	share: number;
	/** Share of those that are right. */
	precision: number;
}

/** How many suggestions are at least so sure, and how often those are right. */
export function coverageAt(judged: readonly Judged[], confidence: number): Coverage {
	let all = 0;
	let sure = 0;
	let right = 0;
	for (const { gold, suggested, probabilities } of judged) {
		all += suggested.length;
		for (const theme of suggested) {
			if ((probabilities.get(theme) ?? 0) < confidence) continue;
			sure += 1;
			if (gold.includes(theme)) right += 1;
		}
	}
	return { share: sure / Math.max(1, all), precision: sure === 0 ? 1 : right / sure };
}

/** 95% interval of a score by drawing answers anew, always the same draws. */
export function interval(
	judged: readonly Judged[],
	score: (sample: readonly Judged[]) => number,
	draws = 1000
): [number, number] {
	let state = 12345;
	const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
	const scores = Array.from({ length: draws }, () =>
		score(judged.map(() => judged[Math.floor(next() * judged.length)]!))
	).sort((a, b) => a - b);
	return [scores[Math.floor(draws * 0.025)]!, scores[Math.floor(draws * 0.975)]!];
}

export interface GroupScores {
	/** Adjusted mutual information: 0 is chance, 1 is the same grouping. */
	ami: number;
	/** Harmonic mean of homogeneity and completeness. */
	vMeasure: number;
}

/** How well a grouping agrees with known classes. */
export function compareGroups(classes: readonly string[], groups: readonly string[]): GroupScores {
	const total = classes.length;
	const classSizes = tally(classes);
	const groupSizes = tally(groups);
	const shared = tally(classes.map((name, i) => `${name}\u0000${groups[i]!}`));
	let mutual = 0;
	for (const [key, count] of shared) {
		const [name, group] = key.split('\u0000');
		const chance = (classSizes.get(name!)! * groupSizes.get(group!)!) / total;
		mutual += (count / total) * Math.log(count / chance);
	}
	const [a, b] = [entropy(classSizes, total), entropy(groupSizes, total)];
	const expected = expectedMutual([...classSizes.values()], [...groupSizes.values()], total);
	const room = (a + b) / 2 - expected;
	return {
		ami: Math.abs(room) < 1e-12 ? 1 : (mutual - expected) / room,
		vMeasure: a + b === 0 ? 1 : (2 * mutual) / (a + b)
	};
}

function tally(values: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

function entropy(sizes: ReadonlyMap<string, number>, total: number): number {
	return [...sizes.values()].reduce(
		(sum, size) => sum - (size / total) * Math.log(size / total),
		0
	);
}

/** The mutual information that two groupings of these sizes have by chance. */
function expectedMutual(a: readonly number[], b: readonly number[], total: number): number {
	const logFactorial = new Float64Array(total + 1);
	for (let n = 2; n <= total; n++) logFactorial[n] = logFactorial[n - 1]! + Math.log(n);
	const lf = (n: number): number => logFactorial[n]!;
	let sum = 0;
	for (const x of a) {
		for (const y of b) {
			for (let n = Math.max(1, x + y - total); n <= Math.min(x, y); n++) {
				const chance =
					lf(x) +
					lf(y) +
					lf(total - x) +
					lf(total - y) -
					lf(total) -
					lf(n) -
					lf(x - n) -
					lf(y - n) -
					lf(total - x - y + n);
				sum += (n / total) * Math.log((total * n) / (x * y)) * Math.exp(chance);
			}
		}
	}
	return sum;
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
