import { describe, expect, it } from 'vitest';
import { assignStance, createStanceAssigner, stances, type ConfirmedStance } from './stance.ts';

const asked = 'Wat vindt u van uw buurt?';
const stanceOf = (text: string, question = asked) => assignStance({ question, text }).stance;

describe('stance', () => {
	it('tells praise, complaint and wish apart', () => {
		expect(stanceOf('Heerlijk rustig hier, fijne buren, ik wil hier nooit weg.')).toBe('positief');
		expect(stanceOf('Het stinkt in de hal en de lift is alweer kapot.')).toBe('negatief');
		expect(stanceOf('Ik zou graag meer bankjes in het park willen.')).toBe('wens');
	});
	it('reads the question along', () => {
		expect(stanceOf('de buren', 'Wat vindt u fijn aan uw buurt?')).toBe('positief');
		expect(stanceOf('de buren', 'Waar ergert u zich aan?')).toBe('negatief');
	});
	it('shows words of the answer, and probabilities that add up to one', () => {
		const answer = { question: asked, text: 'Ik zou graag meer bankjes in het park willen.' };
		const { because, confidence } = assignStance(answer);
		expect(because.length).toBeGreaterThan(0);
		for (const word of because) expect(answer.text).toContain(word);
		const chances = createStanceAssigner().probabilities(answer);
		expect(stances.reduce((sum, stance) => sum + chances[stance], 0)).toBeCloseTo(1);
		expect(Math.max(...Object.values(chances))).toBe(confidence);
	});
	it('judges nothing where nothing is said', () => {
		for (const text of ['', '🙂', '-']) {
			expect(assignStance({ question: asked, text })).toEqual({
				stance: 'neutraal',
				confidence: 1,
				because: []
			});
		}
	});
	it('learns from corrections, in whatever order they came', () => {
		const corrections: ConfirmedStance[] = ['zee', 'duin', 'strand', 'golf', 'schelp', 'wad'].map(
			(word) => ({ question: '', text: `de flurp van ${word} en ${word}`, stance: 'gemengd' })
		);
		const answer = { question: '', text: 'de flurp van vandaag' };
		const before = createStanceAssigner().probabilities(answer).gemengd;
		const learned = createStanceAssigner(corrections);
		expect(learned.probabilities(answer).gemengd).toBeGreaterThan(before);
		const backwards = createStanceAssigner([...corrections].reverse());
		expect(backwards.version).toBe(learned.version);
		expect(backwards.assign(answer)).toEqual(learned.assign(answer));
	});
});
