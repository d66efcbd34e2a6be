import { tokenise } from './text.ts';

/** A piece of an answer's text with the themes that its words led to; none for what lies between. */
export interface Segment {
	text: string;
	themes: string[];
}

/** The same, with the themes that a person marked this part for, and those whose part ends with this piece. */
export interface MarkedSegment extends Segment {
	parts: string[];
	ends: string[];
}

/** Cuts the pieces of `markReasons` further, at the borders of marked parts (in UTF-16 units). */
export function markParts(
	segments: readonly Segment[],
	parts: readonly { theme: string; start: number; end: number }[]
): MarkedSegment[] {
	const borders = parts.flatMap(({ start, end }) => [start, end]);
	let at = 0;
	return segments.flatMap(({ text, themes }) => {
		const end = at + text.length;
		const cuts = [at, ...borders.filter((border) => border > at && border < end), end];
		cuts.sort((a, b) => a - b);
		const pieces = cuts.slice(1).flatMap((to, i) => {
			const from = cuts[i]!;
			if (from === to) return [];
			const within = parts.filter((part) => part.start <= from && part.end >= to);
			const themesOf = (some: typeof within) => some.map((part) => part.theme);
			return [
				{
					text: text.slice(from - at, to - at),
					themes,
					parts: themesOf(within),
					ends: themesOf(within.filter((part) => part.end === to))
				}
			];
		});
		at = end;
		return pieces;
	});
}

/**
 * Cuts `text` up so that the words behind each suggestion can be marked where they stand.
 * A reason may be several words ("te hard"): its words are marked one by one. The pieces together are the text.
 */
export function markReasons(
	text: string,
	reasons: readonly { theme: string; because: readonly string[] }[]
): Segment[] {
	const themesOf = new Map<string, Set<string>>();
	for (const { theme, because } of reasons) {
		for (const { folded } of because.flatMap(tokenise)) {
			themesOf.set(folded, (themesOf.get(folded) ?? new Set()).add(theme));
		}
	}
	const segments: Segment[] = [];
	let end = 0;
	for (const token of tokenise(text)) {
		const themes = themesOf.get(token.folded);
		if (!themes) continue;
		if (token.start > end) segments.push({ text: text.slice(end, token.start), themes: [] });
		segments.push({ text: text.slice(token.start, token.end), themes: [...themes] });
		end = token.end;
	}
	if (end < text.length) segments.push({ text: text.slice(end), themes: [] });
	return segments;
}

/** From so many letters on a theme is found by the words that describe it too: somebody thinks of "fiets", not of its theme's name. */
const LEAST_DESCRIBED = 3;

/** Themes that hold what was typed: those whose name begins with it, with a word of it, or has it somewhere; then by description. */
export function findThemes<T extends { name: string; definition?: string; includes?: string }>(
	themes: readonly T[],
	typed: string
): T[] {
	const wanted = tokenise(typed).map((token) => token.folded);
	const first = wanted[0] ?? '';
	const described = wanted.length > 0 && wanted.every((part) => part.length >= LEAST_DESCRIBED);
	const wordsOf = (text: string) => tokenise(text).map((token) => token.folded);
	const rank = ({ name, definition = '', includes = '' }: T) => {
		const words = wordsOf(name);
		if (wanted.every((part) => words.some((word) => word.includes(part)))) {
			if (words[0]?.startsWith(first)) return 0;
			return words.some((word) => word.startsWith(first)) ? 1 : 2;
		}
		const about = described ? wordsOf(`${definition} ${includes}`) : [];
		return wanted.every((part) => about.some((word) => word.startsWith(part))) ? 3 : -1;
	};
	return themes
		.map((theme) => ({ theme, rank: rank(theme) }))
		.filter((found) => found.rank >= 0)
		.sort((a, b) => a.rank - b.rank)
		.map((found) => found.theme);
}

/** A key for a new theme: from its name, and one that no other theme has or had. */
export function keyFor(name: string, taken: readonly string[]): string {
	const words = tokenise(name).map((token) => token.folded.replace(/[^a-z0-9]/g, ''));
	const base = words.filter(Boolean).join('_').slice(0, 50).replace(/_+$/, '') || 'thema';
	for (let number = 1; ; number++) {
		const key = number === 1 ? base : `${base}_${number}`;
		if (!taken.includes(key)) return key;
	}
}
