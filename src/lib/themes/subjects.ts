import { stem, tokenise } from './text.ts';
import thesaurus from './thesaurus.json' with { type: 'json' };
import { functionWords } from './words.ts';

interface Subject {
	/** Stems by which a codebook names it. */
	names: Set<string>;
	/** All its stems, the names included, each with a word as it was written. */
	words: Map<string, string>;
}

const stemsOf = (text: string): string[] =>
	tokenise(text).flatMap(({ folded }) => (functionWords.has(folded) ? [] : [stem(folded)]));

let subjects: Subject[] | undefined;

function read(): Subject[] {
	return thesaurus.map(({ names, words }) => {
		const forms = new Map<string, string>();
		for (const { folded } of tokenise(`${names} ${words}`)) {
			if (functionWords.has(folded)) continue;
			const key = stem(folded);
			if (!forms.has(key)) forms.set(key, folded);
		}
		return { names: new Set(stemsOf(names)), words: forms };
	});
}

let rarity: Map<string, number> | undefined;

/** 1 for a word of one subject only, down to 0 for a word of all. */
function rarityOf(word: string): number {
	subjects ??= read();
	if (!rarity) {
		const counts = new Map<string, number>();
		for (const { words } of subjects)
			for (const known of words.keys()) counts.set(known, (counts.get(known) ?? 0) + 1);
		const all = Math.log(subjects.length);
		rarity = new Map([...counts].map(([known, count]) => [known, 1 - Math.log(count) / all]));
	}
	return rarity.get(word) ?? 0;
}

/**
 * What a word of a theme's name or description adds to a subject, if the subject is named so or if the word belongs to it;
 * a subject below `least`, or far below the one that is meant most, was met by chance.
 */
const MEANT = {
	name: { names: 1.5, words: 0.5 },
	text: { names: 0.6, words: 0.05 },
	least: 0.15,
	besideMost: 0.4
};
/** A word that several subjects share counts for less: at least this part of its subject's share. */
const COMMON_WORD = 0.3;

/**
 * Words that belong to what a theme is about, by the subjects that its name and description speak of, each with a
 * share up to 1.
 */
export function relatedWords(name: string, description: string): Map<string, number> {
	subjects ??= read();
	const [title, text] = [new Set(stemsOf(name)), new Set(stemsOf(description))];
	const meant = subjects.map(({ names, words }) => {
		const sumOf = (list: ReadonlySet<string>, adds: { names: number; words: number }): number => {
			let sum = 0;
			for (const word of list)
				if (words.has(word)) sum += (names.has(word) ? adds.names : adds.words) * rarityOf(word);
			return sum;
		};
		return sumOf(title, MEANT.name) + sumOf(text, MEANT.text);
	});
	const least = Math.max(MEANT.least, MEANT.besideMost * Math.max(...meant));
	const related = new Map<string, number>();
	subjects.forEach(({ words }, s) => {
		if (meant[s]! < least) return;
		const share = Math.min(1, meant[s]!);
		for (const [key, word] of words) {
			const value = share * (COMMON_WORD + (1 - COMMON_WORD) * rarityOf(key));
			related.set(word, Math.max(value, related.get(word) ?? 0));
		}
	});
	return related;
}

/** What the thesaurus calls its subjects, by number. */
export const subjectNames: readonly string[] = thesaurus.map(({ subject }) => subject);

/** The Dutch and English words by which a codebook names each subject, by number. */
export const subjectTerms: readonly string[] = thesaurus.map(({ names }) => names);

let places: Map<string, number[]> | undefined;
const found = new Map<string, readonly number[]>();
const NONE: readonly number[] = [];
const CACHE = 50_000;
const LEAST_COMPOUND = 7;
const LEAST_TAIL = 4;
const LEAST_HEAD = 5;

/** The numbers of the subjects to which a word belongs, by its stem or as a compound by its last or first part. */
export function subjectsOf(folded: string): readonly number[] {
	if (!places) {
		subjects ??= read();
		places = new Map();
		subjects.forEach(({ words }, place) => {
			for (const known of words.keys()) places!.set(known, [...(places!.get(known) ?? []), place]);
		});
	}
	const known = found.get(folded);
	if (known) return known;
	const own = places.get(stem(folded)) ?? ofCompound(folded, places);
	if (found.size >= CACHE) found.clear();
	found.set(folded, own);
	return own;
}

function ofCompound(folded: string, known: ReadonlyMap<string, readonly number[]>) {
	if (folded.length < LEAST_COMPOUND) return NONE;
	for (let at = 3; at <= folded.length - LEAST_TAIL; at++) {
		const tail = stem(folded.slice(at));
		const own = tail.length >= LEAST_TAIL ? known.get(tail) : undefined;
		if (own) return own;
	}
	for (let at = folded.length - 3; at >= LEAST_HEAD; at--) {
		const own = known.get(stem(folded.slice(0, at)));
		if (own) return own;
	}
	return NONE;
}
