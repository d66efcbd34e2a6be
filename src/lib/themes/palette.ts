/**
 * Colours for themes, in the order in which new themes take them. Each has a contrast of at least 4.5 : 1 with white
 * and 3 : 1 with the paper ground, neighbours differ in lightness as well as hue, and a colour never stands without
 * the theme's name (palette.test.ts holds the contrast).
 */
export const PALETTE = [
	'#0b5a5e',
	'#a3420d',
	'#3b4cc0',
	'#2f6b1f',
	'#8c2d6b',
	'#7a5c00',
	'#4a2c82',
	'#0a6ea0',
	'#b0243c',
	'#3f4f3a',
	'#6b3a1e',
	'#1f3b63',
	'#96468f',
	'#4d6a00',
	'#5c5f66',
	'#00735c'
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
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
		return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
