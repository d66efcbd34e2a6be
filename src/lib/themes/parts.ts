import { tokenise } from './text.ts';

/** A word of an answer where it stands, in UTF-16 units as JavaScript counts. */
export interface Word {
	text: string;
	start: number;
	end: number;
	/** What stands between it and the next word: spaces and punctuation. */
	after: string;
}

const CLAUSE_ENDS = /[.!?;,:\n]/;

/** The words of `text` in order; together with what stands between them they are the text after its first word. */
export function wordsOf(text: string): Word[] {
	const tokens = tokenise(text);
	return tokens.map(({ start, end }, i) => ({
		text: text.slice(start, end),
		start,
		end,
		after: text.slice(end, tokens[i + 1]?.start ?? text.length)
	}));
}

/** The first and last word of the clause that holds word `at`: what somebody most often means by a part. */
export function clauseAround(words: readonly Word[], at: number): { first: number; last: number } {
	let [first, last] = [at, at];
	while (first > 0 && !CLAUSE_ENDS.test(words[first - 1]!.after)) first -= 1;
	while (last < words.length - 1 && !CLAUSE_ENDS.test(words[last]!.after)) last += 1;
	return { first, last };
}

const characters = (text: string): number => Array.from(text).length;

/** From the place of a part as JavaScript counts to one in characters, as the database counts. */
export function toSpan(text: string, start: number, end: number): { start: number; size: number } {
	return {
		start: characters(text.slice(0, start)),
		size: characters(text.slice(start, end))
	};
}

/** The inverse of `toSpan`. */
export function fromSpan(
	text: string,
	{ start, size }: { start: number; size: number }
): { start: number; end: number } {
	const all = Array.from(text);
	const from = all.slice(0, start).join('').length;
	return { start: from, end: from + all.slice(start, start + size).join('').length };
}

/** The words of a part. */
export function partText(text: string, part: { start: number; size: number }): string {
	return Array.from(text)
		.slice(part.start, part.start + part.size)
		.join('');
}
