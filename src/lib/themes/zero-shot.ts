import type { CodebookTheme } from './codebook.ts';
import { Cues } from './cues.ts';
import { sigmoid } from './linear.ts';
import type { Starter, StarterReading } from './starter.ts';
import { tokenise } from './text.ts';

/** A definition lists subjects: each is looked at by itself. */
const PHRASE = /[,;.]| en /;
/** Kinship below this share of the closest is chance. */
const DISTANT = 0.25;

/**
 * Log-odds = base + words * log(1 + matched weight) + kin * how much the answer resembles themes that the
 * starter model knows - rival * how far the matched weight stays behind that of the theme that matches most, as
 * logarithms. The more a theme is kin to those of the starter, the less its own words need to say.
 */
const FIT = {
	base: { alone: -2.6, kin: -3 },
	words: { alone: 2.8, kin: 1.1 },
	rival: { alone: 1, kin: 0.2 },
	kin: 4.5
};

/** Judges themes that the starter model was not trained on by what the codebook says of them. */
export class ZeroShot {
	private readonly count: number;
	private readonly cues: Cues;
	/** Per theme, how far an answer about each of the starter's themes is meant; themes that are kin to the same share it. */
	private readonly kin: Float64Array[];
	/** Per theme the sum of its kin, at most 1. */
	private readonly shares: number[];
	private readonly starter: Starter;

	/** @param places per theme: the starter's theme with the same id, or -1 */
	constructor(themes: readonly CodebookTheme[], places: readonly number[], starter: Starter) {
		this.starter = starter;
		this.count = themes.length;
		this.cues = new Cues(themes);
		const kin = themes.map((theme) => kinOf(theme, starter));
		places.forEach((place, k) => {
			if (place >= 0) kin[k]![place] = 1;
		});
		const claims = starter.themes.map((_, s) => kin.reduce((sum, own) => sum + own[s]!, 0));
		this.kin = kin.map((own, k) =>
			own.map((value, s) => (s === places[k] ? value : value / Math.max(1, claims[s]!)))
		);
		this.shares = this.kin.map((own) =>
			Math.min(
				1,
				own.reduce((total, value) => total + value, 0)
			)
		);
	}

	/** Log-odds per theme; of an answer in another language the starter knows nothing, and only words count. */
	scores(reading: StarterReading, foreign: boolean): Float64Array {
		const sums = new Float64Array(this.count);
		for (const { folded } of reading.tokens) {
			const match = this.cues.matchOf(folded);
			for (let k = 0; k < sums.length; k++) sums[k] = sums[k]! + match[k]!;
		}
		const known = reading.scores.map((score, s) => sigmoid(this.starter.calibrated(score, s)));
		const matched = sums.map(Math.log1p);
		const most = matched.reduce((a, b) => Math.max(a, b), 0);
		return matched.map((own, k) => {
			const share = foreign ? 0 : this.shares[k]!;
			const words = mix(FIT.words, share) * own - mix(FIT.rival, share) * (most - own);
			const kinship = foreign ? 0 : kinshipOf(this.kin[k]!, known);
			return mix(FIT.base, share) + words + FIT.kin * kinship;
		});
	}

	addReasons(reading: StarterReading, theme: number, reasons: Float64Array): void {
		reading.tokens.forEach((token, i) => {
			reasons[i] = reasons[i]! + 2 * this.cues.matchOf(token.folded)[theme]!;
		});
		this.kin[theme]!.forEach((share, s) => {
			if (share < 0.15) return;
			const own = new Float64Array(reasons.length);
			this.starter.addReasons(reading, s, own);
			own.forEach((value, i) => (reasons[i] = reasons[i]! + share * value));
		});
	}
}

function mix({ alone, kin }: { alone: number; kin: number }, share: number): number {
	return alone + (kin - alone) * share;
}

/** How likely the answer is about any of the starter's themes to which a theme is kin. */
function kinshipOf(kin: Float64Array, known: Float64Array): number {
	let rest = 1;
	for (let s = 0; s < kin.length; s++) rest *= 1 - kin[s]! * known[s]!;
	return 1 - rest;
}

/**
 * Which themes of the starter model the description of a new theme speaks of, each up to 1: a wide theme may be
 * kin to several, and is then meant by an answer about any of them.
 */
function kinOf(theme: CodebookTheme, starter: Starter): Float64Array {
	const kin = new Float64Array(starter.themes.length);
	const texts = [theme.name, theme.name, theme.definition, theme.includes];
	for (const phrase of texts.flatMap((text) => text.split(PHRASE)).filter((part) => part.trim())) {
		const { scores } = starter.read('', tokenise(phrase));
		scores.forEach((score, s) => (kin[s] = kin[s]! + sigmoid(starter.calibrated(score, s)) ** 2));
	}
	const most = kin.reduce((a, b) => Math.max(a, b), 0);
	const scale = Math.min(1, most) / (most || 1);
	return kin.map((value) => (value < DISTANT * most ? 0 : value * scale));
}
