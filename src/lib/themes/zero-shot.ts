import type { CodebookTheme } from './codebook.ts';
import { sigmoid } from './linear.ts';
import type { Starter, StarterReading } from './starter.ts';
import { stem, tokenise, type Token } from './text.ts';
import { relatedWords } from './subjects.ts';
import { functionWords } from './words.ts';

const WEIGHT = { name: 2, text: 1.2, example: 0.5, related: 1.1 };
const PART = 0.7;
const LEAST_STEM = 3;
const LEAST_PART = 4;
const CACHE = 50_000;
/** A definition lists subjects: each is looked at by itself. */
const PHRASE = /[,;.]| en /;
/** Kinship below this share of the closest is chance. */
const DISTANT = 0.25;

/**
 * Log-odds = base + words * log(1 + matched weight) + kin * how much the answer resembles themes that the
 * starter model knows. The more a theme is kin to those, the less its own words need to say.
 */
const FIT = { base: { alone: -2.6, kin: -3 }, words: { alone: 2.8, kin: 1.8 }, kin: 4.5 };

/** Judges themes that the starter model was not trained on by what the codebook says of them. */
export class ZeroShot {
	private readonly cues: Cues[];
	/** Per theme, how far an answer about each of the starter's themes is meant; themes that are kin to the same share it. */
	private readonly kin: Float64Array[];
	private readonly starter: Starter;
	private readonly matches = new Map<string, Float32Array>();

	/** @param places per theme: the starter's theme with the same id, or -1 */
	constructor(themes: readonly CodebookTheme[], places: readonly number[], starter: Starter) {
		this.starter = starter;
		this.cues = cuesOfAll(themes);
		const kin = themes.map((theme) => kinOf(theme, starter));
		places.forEach((place, k) => {
			if (place >= 0) kin[k]![place] = 1;
		});
		const claims = starter.themes.map((_, s) => kin.reduce((sum, own) => sum + own[s]!, 0));
		this.kin = kin.map((own, k) =>
			own.map((value, s) => (s === places[k] ? value : value / Math.max(1, claims[s]!)))
		);
	}

	/** Log-odds per theme; of an answer in another language the starter knows nothing, and only words count. */
	scores(reading: StarterReading, foreign: boolean): Float64Array {
		const count = this.cues.length;
		const sums = new Float64Array(count);
		for (const token of reading.tokens) {
			const match = this.matchOf(token);
			for (let k = 0; k < count; k++) sums[k] = sums[k]! + match[k]!;
		}
		const known = Array.from(reading.scores, (score, s) =>
			sigmoid(this.starter.calibrated(score, s))
		);
		return sums.map((sum, k) => {
			const kin = this.kin[k]!;
			const share = foreign
				? 0
				: Math.min(
						1,
						kin.reduce((total, value) => total + value, 0)
					);
			const kinship = foreign
				? 0
				: 1 - kin.reduce((rest, value, s) => rest * (1 - value * known[s]!), 1);
			const words = mix(FIT.words, share) * Math.log1p(sum);
			return mix(FIT.base, share) + words + FIT.kin * kinship;
		});
	}

	addReasons(reading: StarterReading, theme: number, reasons: Float64Array): void {
		reading.tokens.forEach((token, i) => {
			reasons[i] = reasons[i]! + 2 * this.matchOf(token)[theme]!;
		});
		this.kin[theme]!.forEach((share, s) => {
			if (share < 0.15) return;
			const own = new Float64Array(reasons.length);
			this.starter.addReasons(reading, s, own);
			own.forEach((value, i) => (reasons[i] = reasons[i]! + share * value));
		});
	}

	private matchOf({ folded }: Token): Float32Array {
		const known = this.matches.get(folded);
		if (known) return known;
		const match = Float32Array.from(this.cues, (cues) => matchWord(folded, cues));
		if (this.matches.size >= CACHE) this.matches.clear();
		this.matches.set(folded, match);
		return match;
	}
}

function mix({ alone, kin }: { alone: number; kin: number }, share: number): number {
	return alone + (kin - alone) * share;
}

interface Cues {
	/** Stem → weight. */
	stems: Map<string, number>;
	/** Stems and whole words that may stand inside a compound, with their weight. */
	parts: Map<string, number>;
}

/** Related words are shared with the other themes of the codebook to which they are related too. */
function cuesOfAll(themes: readonly CodebookTheme[]): Cues[] {
	const related = themes.map(({ name, definition, includes }) =>
		relatedWords(name, `${definition} ${includes}`)
	);
	const spread = new Map<string, number>();
	for (const words of related)
		for (const [word, share] of words) spread.set(word, (spread.get(word) ?? 0) + share);
	return themes.map((theme, k) => {
		const own = new Map<string, number>();
		for (const [word, share] of related[k]!)
			own.set(word, (WEIGHT.related * share) / Math.sqrt(Math.max(1, spread.get(word)!)));
		return cuesOf(theme, own);
	});
}

function cuesOf(theme: CodebookTheme, related: ReadonlyMap<string, number>): Cues {
	const stems = new Map<string, number>();
	const parts = new Map<string, number>();
	const learn = (text: string, weight: number): void => {
		for (const { folded } of tokenise(text)) {
			const word = stem(folded);
			if (functionWords.has(folded) || word.length < LEAST_STEM) continue;
			stems.set(word, Math.max(weight, stems.get(word) ?? 0));
			for (const part of [word, folded]) {
				if (part.length >= LEAST_PART) parts.set(part, Math.max(weight, parts.get(part) ?? 0));
			}
		}
	};
	learn(theme.name, WEIGHT.name);
	learn(theme.definition, WEIGHT.text);
	learn(theme.includes, WEIGHT.text);
	for (const example of theme.examples ?? []) learn(example, WEIGHT.example);
	for (const [word, weight] of related) learn(word, weight);
	return { stems, parts };
}

/** How well a word fits the cues: the same stem, or one as a part of the other. */
function matchWord(folded: string, { stems, parts }: Cues): number {
	const word = stem(folded);
	const same = stems.get(word);
	if (same !== undefined) return same;
	if (functionWords.has(folded) || word.length < LEAST_PART) return 0;
	let best = 0;
	for (const [part, weight] of parts) {
		const inside = folded.startsWith(part) || word.endsWith(part) || folded.endsWith(part);
		const around = part.startsWith(word) || part.endsWith(word);
		if (inside || around) best = Math.max(best, PART * weight);
	}
	return best;
}

/**
 * Which themes of the starter model the description of a new theme speaks of, each up to 1: a wide theme may be
 * kin to several, and is then meant by an answer about any of them.
 */
function kinOf(theme: CodebookTheme, starter: Starter): Float64Array {
	const kin = new Float64Array(starter.themes.length);
	const texts = [
		theme.name,
		theme.name,
		theme.definition,
		theme.includes,
		...(theme.examples ?? [])
	];
	for (const phrase of texts.flatMap((text) => text.split(PHRASE)).filter((part) => part.trim())) {
		const { scores } = starter.read('', tokenise(phrase));
		scores.forEach((score, s) => (kin[s] = kin[s]! + sigmoid(starter.calibrated(score, s)) ** 2));
	}
	const most = kin.reduce((a, b) => Math.max(a, b), 0);
	const scale = Math.min(1, most) / (most || 1);
	return kin.map((value) => (value < DISTANT * most ? 0 : value * scale));
}
