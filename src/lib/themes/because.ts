import type { Token } from './text.ts';
import { functionWords } from './words.ts';

const MOST_WORDS = 5;
/** A word is named when it speaks at least this share as strongly as the strongest one. */
const LEAST_SHARE = 0.3;

/** The words of a text that speak most for something, as they stand in it, strongest first. */
export function strongest(
	tokens: readonly Token[],
	reasons: ArrayLike<number>,
	text: string,
	tells = ({ folded }: Token): boolean => !functionWords.has(folded)
): string[] {
	const ranked = tokens
		.map((token, i) => ({ token, reason: reasons[i]!, content: tells(token) }))
		.filter(({ reason }) => reason > 0)
		.sort(
			(a, b) =>
				Number(b.content) - Number(a.content) ||
				b.reason - a.reason ||
				a.token.start - b.token.start
		);
	const least = LEAST_SHARE * (ranked[0]?.reason ?? 0);
	const words = ranked
		.filter(({ reason, content }, i) => i === 0 || (content && reason >= least))
		.map(({ token }) => text.slice(token.start, token.end));
	return [...new Set(words)].slice(0, MOST_WORDS);
}
