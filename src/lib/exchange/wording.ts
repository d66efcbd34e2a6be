/**
 * A text as people compare it: without case, accents, punctuation or double spaces.
 * Signs that tell options apart are kept as words ("<18", "75+").
 */
export function normalise(text: string): string {
	return text
		.replaceAll('+', ' plus ')
		.replaceAll('<', ' lt ')
		.replaceAll('>', ' gt ')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** As `normalise`, and without spaces: "18-29", "18 29" and the id `18_29` are one. */
export const squeeze = (text: string) => normalise(text).replaceAll(' ', '');

/** How alike two normalised texts are, from 0 to 1: the Dice coefficient of their letter pairs. */
export function similarity(a: string, b: string): number {
	const [left, right] = [pairs(a), pairs(b)];
	let shared = 0;
	for (const [pair, times] of left) shared += Math.min(times, right.get(pair) ?? 0);
	const total = a.length + b.length - 2;
	return total > 0 ? (2 * shared) / total : 0;
}

function pairs(text: string): Map<string, number> {
	const found = new Map<string, number>();
	for (let at = 0; at < text.length - 1; at++) {
		const pair = text.slice(at, at + 2);
		found.set(pair, (found.get(pair) ?? 0) + 1);
	}
	return found;
}
