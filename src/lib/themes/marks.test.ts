import { describe, expect, it } from 'vitest';
import { findThemes, keyFor, markReasons } from './marks.ts';

describe('the words behind a suggestion', () => {
	it('are marked where they stand, in any case, and nothing of the text is lost', () => {
		const text = 'Fietsen, altijd fietsen! En te hard rijden.';
		const segments = markReasons(text, [
			{ theme: 'verkeer', because: ['fietsen', 'te hard'] },
			{ theme: 'parkeren', because: ['Fietsen'] }
		]);
		expect(segments.map((s) => s.text).join('')).toBe(text);
		const marked = segments.filter((s) => s.themes.length > 0);
		expect(marked.map((s) => s.text)).toEqual(['Fietsen', 'fietsen', 'te', 'hard']);
		expect(marked[0]?.themes).toEqual(['verkeer', 'parkeren']);
		expect(marked[3]?.themes).toEqual(['verkeer']);
	});
	it('mark whole words only', () => {
		expect(markReasons('boomgaard', [{ theme: 'groen', because: ['boom'] }])).toEqual([
			{ text: 'boomgaard', themes: [] }
		]);
	});
	it('leave an answer without reasons whole, and an empty one empty', () => {
		expect(markReasons('niets', [])).toEqual([{ text: 'niets', themes: [] }]);
		expect(markReasons('', [])).toEqual([]);
	});
});

describe('finding a theme', () => {
	const themes = [{ name: 'Schoon' }, { name: 'Jeugd en spelen' }, { name: 'Wonen' }];
	it('puts names that begin with it first, without regard for accents and case', () => {
		expect(findThemes(themes, 'ON').map((t) => t.name)).toEqual(['Schoon', 'Wonen']);
		expect(findThemes(themes, 'spél')).toEqual([{ name: 'Jeugd en spelen' }]);
		expect(findThemes(themes, 'w')[0]).toEqual({ name: 'Wonen' });
	});
	it('shows all of them while nothing is typed', () => {
		expect(findThemes(themes, ' ')).toEqual(themes);
		expect(findThemes(themes, 'xyz')).toEqual([]);
	});
	it('finds a theme by what belongs to it, after those that are called so', () => {
		const described = [
			{
				name: 'Verkeer',
				definition: 'Hoe mensen zich verplaatsen',
				includes: 'fietsenrek, auto’s'
			},
			{ name: 'Fietsen', definition: '', includes: '' }
		];
		expect(findThemes(described, 'fiets').map((t) => t.name)).toEqual(['Fietsen', 'Verkeer']);
		expect(findThemes(described, 'fi').map((t) => t.name)).toEqual(['Fietsen']);
	});
});

describe('the key of a new theme', () => {
	it('comes from the name and is never used twice', () => {
		expect(keyFor('Één café', [])).toBe('een_cafe');
		expect(keyFor('Groen', ['groen', 'groen_2'])).toBe('groen_3');
		expect(keyFor('🌳', [])).toBe('thema');
		expect(keyFor('a'.repeat(30) + ' ' + 'b'.repeat(90), [])).toMatch(/^[a-z0-9][a-z0-9_]{0,59}$/);
	});
});
