import { answerKeys, wordKeys } from './features.ts';
import { subjectsOf } from './subjects.ts';
import type { Token } from './text.ts';
import { functionWords } from './words.ts';

/** Keys of the subjects of words stand between those of the words and those of the question. */
const SUBJECT = 2 ** 23;
/** Added to the keys of a question, to tell them from those of the answer. */
export const QUESTION = 2 ** 24;

export function isSubjectKey(key: number): boolean {
	return key >= SUBJECT && key < QUESTION;
}

function subjectKeys(folded: string): number[] {
	if (functionWords.has(folded)) return [];
	return subjectsOf(folded).map((subject) => SUBJECT + subject);
}

/** The keys of one word by which codings teach: its own, and those of its subjects. */
export function keysOfWord(folded: string): number[] {
	return [...wordKeys(folded), ...subjectKeys(folded)];
}

/** Every such key of an answer, with how often it occurs. */
export function keysOfAnswer(tokens: readonly Token[]): Map<number, number> {
	const keys = answerKeys(tokens);
	for (const { folded } of tokens)
		for (const key of subjectKeys(folded)) keys.set(key, (keys.get(key) ?? 0) + 1);
	return keys;
}
