import { describe, expect, it } from 'vitest';
import { decide, noneOddsOf } from './decide.ts';

const themes = ['groen', 'schoon', 'verkeer'];
const codings = (...labels: string[][]) => labels.map((own) => ({ labels: own }));
/** Every theme in one answer of three, none left over. */
const filled = Array.from({ length: 30 }, (_, i) => [themes[i % 3]!]);

describe('how rare "no theme" is', () => {
	it('is what was assumed as long as nothing was coded', () => {
		expect(noneOddsOf([], themes)).toBe(0.5);
		expect(noneOddsOf([], themes, 0.3)).toBe(0.3);
	});
	it('falls where every answer was given a theme, and the more so the more there are', () => {
		const few = noneOddsOf(codings(...filled.slice(0, 6)), themes);
		const many = noneOddsOf(codings(...filled), themes);
		expect(few).toBeLessThan(0.5);
		expect(many).toBeLessThan(few);
		expect(many).toBeGreaterThan(0);
	});
	it('rises where more answers are empty than themes by themselves would leave', () => {
		const paired = Array.from({ length: 10 }, () => themes);
		const empty = Array.from({ length: 10 }, (): string[] => []);
		expect(noneOddsOf(codings(...paired, ...empty), themes)).toBeGreaterThan(1);
	});
	it('takes a theme that is not in the codebook for none, and a double one for one', () => {
		const strange = filled.map(([theme]) => [theme!, theme!, 'elders']);
		expect(noneOddsOf(codings(...strange), themes)).toBe(noneOddsOf(codings(...filled), themes));
		expect(noneOddsOf(codings(['elders'], ['elders']), themes)).toBe(1);
	});
	it('does not depend on the order of the codings', () => {
		const mixed = [...filled, [], ['groen', 'schoon']];
		expect(noneOddsOf(codings(...mixed), themes)).toBe(
			noneOddsOf(codings(...mixed.toReversed()), themes)
		);
	});
	it('decides whether the likeliest theme is named', () => {
		const unsure = [0.3, 0.1, 0.1];
		expect(decide(unsure, 2).chosen).toEqual([]);
		expect(decide(unsure, noneOddsOf(codings(...filled), themes)).chosen).toEqual([0]);
	});
});
