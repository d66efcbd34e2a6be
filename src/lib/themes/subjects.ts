import { stem, tokenise } from './text.ts';
import { SUBJECTS } from './thesaurus.ts';
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
	return SUBJECTS.trim()
		.split('\n')
		.map((line) => {
			const [names] = line.split('|');
			const words = new Map<string, string>();
			for (const { folded } of tokenise(line)) {
				if (functionWords.has(folded)) continue;
				const key = stem(folded);
				if (!words.has(key)) words.set(key, folded);
			}
			return { names: new Set(stemsOf(names!)), words };
		});
}

/** How firmly a subject is meant: named in a theme's name, a word of it in the name, or named in its description. */
const SHARE = { name: 1, word: 0.6, text: 0.55 };

/**
 * Words that belong to what a theme is about, by the subjects that its name and description speak of, each with a
 * share up to 1.
 */
export function relatedWords(name: string, description: string): Map<string, number> {
	subjects ??= read();
	const [title, text] = [stemsOf(name), stemsOf(description)];
	const related = new Map<string, number>();
	for (const { names, words } of subjects) {
		const share = title.some((word) => names.has(word))
			? SHARE.name
			: title.some((word) => words.has(word))
				? SHARE.word
				: text.some((word) => names.has(word))
					? SHARE.text
					: 0;
		if (share === 0) continue;
		for (const word of words.values()) related.set(word, Math.max(share, related.get(word) ?? 0));
	}
	return related;
}

let places: Map<string, number[]> | undefined;

/** The numbers of the subjects to which a stem belongs. */
export function subjectsOf(word: string): readonly number[] {
	subjects ??= read();
	if (!places) {
		places = new Map();
		subjects.forEach(({ words }, place) => {
			for (const known of words.keys()) places!.set(known, [...(places!.get(known) ?? []), place]);
		});
	}
	return places.get(word) ?? [];
}
