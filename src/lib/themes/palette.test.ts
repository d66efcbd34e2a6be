import { describe, expect, it } from 'vitest';
import { ALL_VISIONS, difference } from './colour-vision.ts';
import { contrast, nextColour, PALETTE } from './palette.ts';

describe('palette', () => {
	it('knows the contrast of black and white', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
		expect(contrast('#777777', '#777777')).toBe(1);
	});
	it('stands out on white and on paper', () => {
		for (const colour of PALETTE) {
			expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(3);
			expect(contrast(colour, '#fdfbf7'), colour).toBeGreaterThanOrEqual(3);
		}
	});
	it.each(ALL_VISIONS)('can be told apart with %s vision', (vision) => {
		for (const [place, colour] of PALETTE.entries()) {
			for (const other of PALETTE.slice(0, place))
				expect(difference(colour, other, vision), `${colour} ${other}`).toBeGreaterThan(15);
		}
	});
	it('knows which colours are alike without red or green cones, and which are not', () => {
		expect(difference('#a3420d', '#7a5c00', 'normal')).toBeGreaterThan(30);
		expect(difference('#a3420d', '#7a5c00', 'protan')).toBeLessThan(25);
		expect(difference('#ffffff', '#000000', 'tritan')).toBeCloseTo(100, 1);
		expect(difference('#3060c0', '#3060c0', 'deutan')).toBe(0);
	});
	it('gives a new theme a colour that is free, and the least used one when none is', () => {
		expect(nextColour([])).toBe(PALETTE[0]);
		expect(nextColour([PALETTE[0], PALETTE[2]])).toBe(PALETTE[1]);
		expect(nextColour([...PALETTE, ...PALETTE.slice(1)])).toBe(PALETTE[0]);
	});
});
