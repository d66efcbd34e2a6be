import { generalWords } from './general-words.ts';
import type { Reading } from './discover-reading.ts';
import { subjectNames, subjectsOf } from './subjects.ts';
import { fold, stem } from './text.ts';

/** In how many answers each stem stands. */
export function countAnswers(readings: readonly Reading[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { words } of readings) {
		for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return counts;
}

const MOST_WORDS = 6;
/** A word that is known to belong to a subject says more than one that is not. */
const KNOWN_SUBJECT = 1.5;
/** In a group of so many answers, what only one of them says hardly sets it apart. */
const SEVERAL = 6;
const ALONE = 0.2;

/** Words that stand more often in these answers than in all, as most of them were written: frequent here, rare elsewhere. */
export function tellingWords(
	members: readonly Reading[],
	spread: ReadonlyMap<string, number>,
	total: number
): string[] {
	const forms = new Map<string, Map<string, number>>();
	for (const { words } of members) {
		for (const [word, form] of words) {
			const seen = forms.get(word) ?? new Map<string, number>();
			seen.set(form, (seen.get(form) ?? 0) + 1);
			forms.set(word, seen);
		}
	}
	const ranked = [...countAnswers(members)].flatMap(([word, count]) => {
		const form = mostWritten(forms.get(word)!);
		if (isGeneral(form, word)) return [];
		const lift = count / members.length / (spread.get(word)! / total);
		const subject = subjectsOf(form).length > 0 ? KNOWN_SUBJECT : 1;
		const alone = members.length >= SEVERAL && count === 1 ? ALONE : 1;
		return [{ word, form, score: alone * subject * count * Math.log(lift + 1) }];
	});
	ranked.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
	return ranked.slice(0, MOST_WORDS).map(({ form }) => form);
}

function mostWritten(seen: ReadonlyMap<string, number>): string {
	return [...seen].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

function isGeneral(form: string, word: string): boolean {
	return generalWords.has(form) || generalWords.has(word);
}

/** At least this part of a group must have in common what it is called by. */
const SHARED = 0.5;

/**
 * What most answers of a group have in common, as a heading: a subject, or one or two words as they stand in the answers;
 * undefined where they have nothing in common that can be named.
 */
export function labelOf(
	members: readonly Reading[],
	spread: ReadonlyMap<string, number>,
	total: number
): string | undefined {
	const least = Math.max(2, SHARED * members.length);
	const counts = new Map<number, number>();
	for (const { words } of members) {
		const subjects = new Set([...words.values()].flatMap((form) => subjectsOf(form)));
		for (const subject of subjects) counts.set(subject, (counts.get(subject) ?? 0) + 1);
	}
	const [common] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
	const own = countAnswers(members);
	const words = tellingWords(members, spread, total).filter(
		(form) => own.get(stem(fold(form)))! >= 2
	);
	const [first, second] = words;
	if (first !== undefined && own.get(stem(fold(first)))! >= least) {
		const text = second === undefined ? first : `${first} en ${second}`;
		return text.charAt(0).toUpperCase() + text.slice(1);
	}
	return common && common[1] >= least ? subjectNames[common[0]] : undefined;
}
