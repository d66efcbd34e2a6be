/** The longest quote, in characters: what reads in one breath on a phone. The database allows 2000. */
export const MAX_QUOTE_LENGTH = 400;
/** How many quotes of one theme a report shows: more and nobody reads them, or the four pages. */
export const MAX_QUOTES_PER_THEME = 3;

const REPLACED = /\[[^\]]*\]|…|\.\.\./g;
const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/**
 * True when `excerpt` holds only what was said: parts of `original` in their order, with words left out or
 * replaced by `[naam]` or `…`. The database checks the same (`private.is_excerpt`).
 */
export function isExcerpt(original: string, excerpt: string): boolean {
	let rest = oneLine(original);
	for (const part of oneLine(excerpt).split(REPLACED)) {
		const words = part.trim();
		const at = rest.indexOf(words);
		if (at < 0) return false;
		rest = rest.slice(at + words.length);
	}
	return true;
}
