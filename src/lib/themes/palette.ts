import { linear } from './colour-vision.ts';

/**
 * Colours for themes, in the order in which new themes take them. Any two can be told apart with every kind of colour vision,
 * each stands out 3 : 1 from white and from the paper ground, and a colour never stands without the theme's name
 * (palette.test.ts holds all of this). They were found by a search for the largest least difference.
 */
export const PALETTE = [
	'#006c30',
	'#4890f0',
	'#d86c90',
	'#9c9024',
	'#540054',
	'#303084',
	'#6c9c48',
	'#9c3060',
	'#3060c0',
	'#cc4860',
	'#9c4890',
	'#606c18',
	'#543c00',
	'#c078b4',
	'#60003c',
	'#303018'
] as const;

/** A colour that none of `used` has, or the one used least. */
export function nextColour(used: readonly string[]): string {
	const times = (colour: string) => used.filter((other) => other === colour).length;
	return PALETTE.reduce((best, colour) => (times(colour) < times(best) ? colour : best));
}

/** Relative contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
	const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}

function luminance(colour: string): number {
	const [r, g, b] = linear(colour);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
