import { fold, stem, type Token } from './text.ts';

/** A word or phrase with how strongly (0 to 3) it points to each theme. */
export interface LexiconTerm {
	/** Stems in order. */
	stems: string[];
	/** A few words may stand between the stems. */
	open: boolean;
	strengths: Uint8Array;
}

/** A place in the answer where a term stands. */
export interface LexiconHit {
	first: number;
	last: number;
	strengths: Uint8Array;
	weight: number;
}

interface KnownWord {
	stem: string;
	hits: { strengths: Uint8Array; weight: number }[];
	/** Phrases of which this is the longest stem. */
	phrases: readonly LexiconTerm[];
}

const GAP = 4;
const LEAST_COMPOUND = 7;
const LEAST_PART = 3;
const PART_WEIGHT = 0.7;
const PHRASE_WEIGHT = 1.2;

/** Finds the terms of a lexicon in an answer, in compounds too. */
export class Lexicon {
	readonly themes: number;
	private readonly words = new Map<string, Uint8Array>();
	private readonly phrases = new Map<string, LexiconTerm[]>();
	private readonly seen = new Map<string, KnownWord>();

	constructor(terms: readonly LexiconTerm[], themes: number) {
		this.themes = themes;
		for (const term of terms) {
			if (term.stems.length === 1) this.learnWord(term.stems[0]!, term.strengths);
			else this.learnPhrase(term);
		}
	}

	/** Whether a word, whole or as a part of a compound, is a term by itself. */
	has(word: string): boolean {
		return this.ofWord(fold(word)).hits.length > 0;
	}

	private learnWord(word: string, strengths: Uint8Array): void {
		const known = this.words.get(word);
		if (!known) this.words.set(word, Uint8Array.from(strengths));
		else strengths.forEach((value, k) => (known[k] = Math.max(known[k]!, value)));
	}

	private learnPhrase(term: LexiconTerm): void {
		const anchor = term.stems.reduce((a, b) => (b.length > a.length ? b : a));
		const list = this.phrases.get(anchor);
		if (list) list.push(term);
		else this.phrases.set(anchor, [term]);
	}

	/** All terms in the answer; `first` and `last` are places in `tokens`. */
	find(tokens: readonly Token[]): LexiconHit[] {
		const words = tokens.map((token) => this.ofWord(token.folded));
		const hits: LexiconHit[] = [];
		let used: Set<LexiconTerm> | undefined;
		words.forEach(({ hits: own, phrases }, i) => {
			for (const { strengths, weight } of own) hits.push({ first: i, last: i, strengths, weight });
			for (const term of phrases) {
				if (used?.has(term)) continue;
				const span = spanOf(term, words, i);
				if (!span) continue;
				used ??= new Set();
				used.add(term);
				hits.push({ ...span, strengths: term.strengths, weight: PHRASE_WEIGHT });
			}
		});
		return hits;
	}

	private ofWord(folded: string): KnownWord {
		const known = this.seen.get(folded);
		if (known) return known;
		const word = stem(folded);
		const direct = this.words.get(word);
		const hits = direct
			? [{ strengths: direct, weight: 1 }]
			: this.partsOf(folded).map((strengths) => ({ strengths, weight: PART_WEIGHT }));
		const reading = { stem: word, hits, phrases: this.phrases.get(word) ?? [] };
		if (this.seen.size > 50_000) this.seen.clear();
		this.seen.set(folded, reading);
		return reading;
	}

	/** The best split of a compound into parts of which at least one is known. */
	private partsOf(folded: string): Uint8Array[] {
		if (folded.length < LEAST_COMPOUND || folded.length > 40) return [];
		let best: Uint8Array[] = [];
		let most = 0;
		for (let at = folded.length - LEAST_PART; at >= LEAST_PART; at--) {
			const tailStem = stem(folded.slice(at));
			const tail = tailStem.length >= LEAST_PART ? this.words.get(tailStem) : undefined;
			const headStem = this.headOf(folded.slice(0, at));
			const head = headStem === undefined ? undefined : this.words.get(headStem);
			const score =
				(tail ? tailStem.length : 0) + (head ? headStem!.length : 0) + (tail && head ? 3 : 0);
			const solid = (head && headStem!.length >= 4) || (tail && tailStem.length >= 4);
			if (!solid || score <= most) continue;
			most = score;
			best = [head, tail].filter((part) => part !== undefined);
		}
		return best;
	}

	private headOf(head: string): string | undefined {
		const forms = [head, head.replace(/s$/, ''), head.replace(/en$/, '')];
		for (const form of forms) {
			if (form.length >= LEAST_PART && this.words.has(stem(form))) return stem(form);
		}
		return undefined;
	}
}

/** Where the phrase stands around place `at`, where its longest stem was met. */
function spanOf(term: LexiconTerm, words: readonly KnownWord[], at: number) {
	const anchor = term.stems.indexOf(words[at]!.stem);
	const reach = 1 + (term.open ? GAP : 0);
	let last = at;
	for (let part = anchor + 1; part < term.stems.length; part++) {
		const found = nearest(words, term.stems[part]!, last, reach, 1);
		if (found < 0) return undefined;
		last = found;
	}
	let first = at;
	for (let part = anchor - 1; part >= 0; part--) {
		const found = nearest(words, term.stems[part]!, first, reach, -1);
		if (found < 0) return undefined;
		first = found;
	}
	return { first, last };
}

function nearest(
	words: readonly KnownWord[],
	word: string,
	from: number,
	reach: number,
	way: 1 | -1
) {
	for (let step = 1; step <= reach; step++) {
		if (words[from + way * step]?.stem === word) return from + way * step;
	}
	return -1;
}
