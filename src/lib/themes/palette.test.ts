import { describe, expect, it } from 'vitest';
import { contrast, nextColour, PALETTE } from './palette.ts';

describe('palette', () => {
	it('knows the contrast of black and white', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
		expect(contrast('#777777', '#777777')).toBe(1);
	});
	it('stands out on white and on paper', () => {
		for (const colour of PALETTE) {
			expect(contrast(colour, '#ffffff'), colour).toBeGreaterThanOrEqual(4.5);
			expect(contrast(colour, '#fdfbf7'), colour).toBeGreaterThanOrEqual(4.5);
		}
	});
	it('gives a new theme a colour that is free, and the least used one when none is', () => {
		expect(nextColour([])).toBe(PALETTE[0]);
		expect(nextColour([PALETTE[0], PALETTE[2]])).toBe(PALETTE[1]);
		expect(nextColour([...PALETTE, ...PALETTE.slice(1)])).toBe(PALETTE[0]);
	});
});
