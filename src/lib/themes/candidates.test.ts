import { describe, expect, it } from 'vitest';
import { findCandidates, proposeCodebook } from './candidates.ts';
import { Codebook, defaultCodebook } from './codebook.ts';

const answers = [
	'flurp is te duur',
	'de flurp kost veel',
	'goedkopere flurp graag',
	'flurp, flurp en duur',
	'de boom is gekapt',
	'meer bomen graag',
	'bomen geven schaduw',
	'weet niet',
	'De obelisk zoemt'
].map((text, i) => ({ id: `a${i}`, question: '', text }));
const labels = (refused?: string[]) =>
	findCandidates(answers, defaultCodebook, refused ? { refused } : {}).map(({ label }) => label);

describe('candidate themes', () => {
	const candidates = findCandidates(answers, defaultCodebook);
	const flurp = candidates.find(({ label }) => /flurp/i.test(label))!;

	it('have a label, telling words, and typical answers of their own', () => {
		expect(flurp.ids).toEqual(['a0', 'a1', 'a2', 'a3']);
		expect(flurp.typical).toHaveLength(3);
		for (const id of flurp.typical) expect(flurp.ids).toContain(id);
	});
	it('keep single voices, and leave out what says nothing', () => {
		expect(candidates.find(({ voices }) => voices)?.ids).toContain('a8');
		expect(candidates.flatMap(({ ids }) => ids)).not.toContain('a7');
	});
	it('stay refused, also when more answers come in', () => {
		expect(labels([flurp.key])).not.toContain(flurp.label);
		const more = [...answers, { id: 'b1', question: '', text: 'flurp is veel te duur hier' }];
		const again = findCandidates(more, defaultCodebook, { refused: [flurp.key] });
		expect(again.filter(({ voices }) => !voices).flatMap(({ ids }) => ids)).not.toContain('a0');
	});
	it('make a codebook where there is none', () => {
		const proposed = proposeCodebook(answers, defaultCodebook);
		expect(() => Codebook.parse(proposed)).not.toThrow();
		expect(proposed.map(({ id }) => id)).toContain('groen');
		expect(proposed.find(({ name }) => /flurp/i.test(name))?.examples).toHaveLength(3);
	});
});
