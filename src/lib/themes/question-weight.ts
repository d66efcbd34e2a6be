/** Counts of the same question are mixed with those of all answers as if there were so many more of the latter. */
const FIRMNESS = 3;
const RARE = 0.3;
/** Share of the full weight for a question that tells nothing, and how fast it grows with what a question does tell. */
const LEAST = 0.35;
const GROWTH = 4;
/** What questions mostly foretell; held on to as firmly as so many codings, because a few tell little of it. */
const ASSUMED = { share: 0.3, codings: 30 };

interface AskedCoding {
	question: string;
	labels: readonly string[];
}

/**
 * How much of its full weight a question should get, by how well the themes of an answer are foretold by the other
 * answers to the same question: from 0.35 where they are not (one question for all, or a report of anything) to 1.
 * The measure is the log-likelihood gained over the themes' overall frequency, leaving out the answer itself.
 */
export function questionWeight(
	codings: readonly AskedCoding[],
	themes: readonly { id: string }[]
): number {
	const perQuestion = new Map<string, AskedCoding[]>();
	for (const coding of codings) {
		const same = perQuestion.get(coding.question);
		if (same) same.push(coding);
		else perQuestion.set(coding.question, [coding]);
	}
	let told = 0;
	let open = 0;
	for (const { id } of themes) {
		const has = ({ labels }: AskedCoding): boolean => labels.includes(id);
		const all = codings.filter(has).length;
		for (const same of perQuestion.values()) {
			const own = same.filter(has).length;
			for (const right of [0, 1]) {
				const answers = right ? own : same.length - own;
				if (answers === 0) continue;
				const overall = (all - right + RARE) / codings.length;
				const here = (own - right + FIRMNESS * overall) / (same.length - 1 + FIRMNESS);
				const chance = (p: number): number => Math.log(Math.max(1e-6, right ? p : 1 - p));
				told += answers * (chance(here) - chance(overall));
				open -= answers * chance(overall);
			}
		}
	}
	const assumed = (ASSUMED.codings * open) / Math.max(1, codings.length);
	const share = (told + ASSUMED.share * assumed) / Math.max(1e-6, open + assumed);
	return Math.min(1, LEAST + GROWTH * Math.max(0, share));
}
