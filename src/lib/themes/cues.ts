import type { CodebookTheme } from './codebook.ts';
import { relatedWords } from './subjects.ts';
import { stem, tokenise } from './text.ts';
import { functionWords } from './words.ts';

const WEIGHT = { name: 2.5, text: 1.5, related: 1.1 };
/** What is left of a cue's weight where only a part of the word fits. */
const PART = 0.7;
const LEAST_STEM = 3;
const LEAST_PART = 4;
const CACHE = 50_000;

/** What the codebook says of its themes, as words to be found in answers: by stem, and inside compounds. */
export class Cues {
	private readonly count: number;
	/** Stem → weight per theme. */
	private readonly stems = new Map<string, Float32Array>();
	/** Stems and whole words that may stand at either end of a compound. */
	private readonly parts = new Map<string, Float32Array>();
	/** Either end of such words: a word of an answer may be a part of what the codebook names. */
	private readonly ends = new Map<string, Float32Array>();
	private readonly matches = new Map<string, Float32Array>();

	constructor(themes: readonly CodebookTheme[]) {
		this.count = themes.length;
		const related = relatedOfAll(themes);
		themes.forEach((theme, k) => {
			this.learn(theme.name, WEIGHT.name, k);
			this.learn(theme.definition, WEIGHT.text, k);
			this.learn(theme.includes, WEIGHT.text, k);
			for (const [word, weight] of related[k]!) this.learn(word, weight, k);
		});
	}

	/** How well a word fits each theme: the same stem, or one as a part of the other. */
	matchOf(folded: string): Float32Array {
		const known = this.matches.get(folded);
		if (known) return known;
		const match = this.match(folded);
		if (this.matches.size >= CACHE) this.matches.clear();
		this.matches.set(folded, match);
		return match;
	}

	private learn(text: string, weight: number, theme: number): void {
		for (const { folded } of tokenise(text)) {
			const word = stem(folded);
			if (functionWords.has(folded) || word.length < LEAST_STEM) continue;
			this.raise(this.stems, word, weight, theme);
			for (const part of [word, folded]) {
				if (part.length < LEAST_PART) continue;
				this.raise(this.parts, part, weight, theme);
				for (let size = LEAST_PART; size <= part.length; size++) {
					this.raise(this.ends, part.slice(0, size), weight, theme);
					this.raise(this.ends, part.slice(-size), weight, theme);
				}
			}
		}
	}

	private raise(map: Map<string, Float32Array>, key: string, weight: number, theme: number): void {
		let weights = map.get(key);
		if (!weights) map.set(key, (weights = new Float32Array(this.count)));
		if (weight > weights[theme]!) weights[theme] = weight;
	}

	private match(folded: string): Float32Array {
		const best = new Float32Array(this.count);
		const word = stem(folded);
		if (!functionWords.has(folded) && word.length >= LEAST_PART) {
			const consider = (weights: Float32Array | undefined): void => {
				if (!weights) return;
				for (let k = 0; k < best.length; k++) best[k] = Math.max(best[k]!, PART * weights[k]!);
			};
			consider(this.ends.get(word));
			for (let size = LEAST_PART; size <= folded.length; size++) {
				consider(this.parts.get(folded.slice(0, size)));
				consider(this.parts.get(folded.slice(-size)));
				if (size <= word.length) consider(this.parts.get(word.slice(-size)));
			}
		}
		const same = this.stems.get(word);
		if (same) for (let k = 0; k < best.length; k++) if (same[k]! > 0) best[k] = same[k]!;
		return best;
	}
}

/** Related words are shared with the other themes of the codebook to which they are related too. */
function relatedOfAll(themes: readonly CodebookTheme[]): Map<string, number>[] {
	const related = themes.map(({ name, definition, includes }) =>
		relatedWords(name, `${definition} ${includes}`)
	);
	const spread = new Map<string, number>();
	for (const words of related)
		for (const [word, share] of words) spread.set(word, (spread.get(word) ?? 0) + share);
	return related.map((words) => {
		const own = new Map<string, number>();
		for (const [word, share] of words) {
			const ours = share / Math.max(share, spread.get(word)!);
			own.set(word, WEIGHT.related * share * Math.sqrt(ours));
		}
		return own;
	});
}
