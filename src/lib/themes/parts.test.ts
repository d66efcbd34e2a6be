import { describe, expect, it } from 'vitest';
import { markParts, markReasons } from './marks.ts';
import { clauseAround, fromSpan, toSpan, wordsOf } from './parts.ts';

const SAID = 'Meer bomen 🌳 graag, en de auto’s rijden te hard.';

describe('a part of an answer', () => {
	it('is counted in characters, and found back where it stands', () => {
		const start = SAID.indexOf('auto’s');
		const span = toSpan(SAID, start, SAID.length - 1);
		// The tree takes two UTF-16 units and is one character.
		expect(span.start).toBe(start - 1);
		const { start: from, end } = fromSpan(SAID, span);
		expect(SAID.slice(from, end)).toBe('auto’s rijden te hard');
	});

	it('begins as the clause that holds the word', () => {
		const words = wordsOf(SAID);
		expect(words.map(({ text }) => text)).toContain('auto’s');
		const { first, last } = clauseAround(words, 5);
		expect([words[first]!.text, words[last]!.text]).toEqual(['en', 'hard']);
		expect(clauseAround(words, 0)).toEqual({ first: 0, last: 2 });
	});

	it('is shown together with the reasons, and nothing of the text is lost', () => {
		const reasons = markReasons(SAID, [{ theme: 'groen', because: ['bomen'] }]);
		const part = { theme: 'groen', start: 0, end: SAID.indexOf(',') };
		const pieces = markParts(reasons, [part]);
		expect(pieces.map(({ text }) => text).join('')).toBe(SAID);
		const marked = pieces.filter(({ parts }) => parts.length > 0);
		expect(marked.map(({ text }) => text).join('')).toBe('Meer bomen 🌳 graag');
		expect(marked.find(({ themes }) => themes.length > 0)?.text).toBe('bomen');
	});
});
