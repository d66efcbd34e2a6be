import { describe, expect, it } from 'vitest';
import { findCandidates } from './candidates.ts';
import { defaultCodebook } from './codebook.ts';

const answers = [
	'flurp is te duur',
	'de flurp kost veel, flurp, flurp en duur',
	'goedkopere flurp graag',
	'flurp, flurp en duur',
	'weet niet',
	'De obelisk zoemt'
].map((text, i) => ({ id: `a${i}`, question: '', text }));

describe('candidates', () => {
	it('are groups with words and typical answers; single voices come last, silence is left out', () => {
		const [group, voices, ...rest] = findCandidates(answers, defaultCodebook, []);
		expect(rest).toEqual([]);
		expect(group!.label).toMatch(/flurp/i);
		expect([...group!.answers].sort()).toEqual(['a0', 'a1', 'a2', 'a3']);
		expect(voices).toEqual({ label: 'Enkele stemmen', words: [], voices: true, answers: ['a5'] });
	});
	it('stay refused when more of the same comes in', () => {
		const [group] = findCandidates(answers, defaultCodebook, []);
		const refused = { id: 'r1', label: 'Anders genoemd', words: group!.words };
		const later = [...answers, { id: 'a9', question: '', text: 'weer die dure flurp' }];
		expect(findCandidates(later, defaultCodebook, [refused])[0]).toMatchObject({ refused: 'r1' });
		const other = { id: 'r2', label: 'Iets anders', words: ['bomen', 'groen', 'park'] };
		expect(findCandidates(later, defaultCodebook, [other])[0]!.refused).toBeUndefined();
	});
	it('are the same whatever the order', () => {
		expect(findCandidates(answers.toReversed(), defaultCodebook, [])).toEqual(
			findCandidates(answers, defaultCodebook, [])
		);
	});
});
