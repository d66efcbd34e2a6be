import { expect, it } from 'vitest';
import { directionOf, paragraphs, shownText } from './languages.ts';

it('marks a text where its translation is missing, and only there', () => {
	const text = { nl: 'Wat mist u?', ar: 'ماذا ينقصك؟' };
	expect(shownText(text, 'ar')).toEqual({ text: 'ماذا ينقصك؟', attributes: {} });
	expect(shownText(text, 'tr')).toEqual({
		text: 'Wat mist u?',
		attributes: { lang: 'nl', dir: 'ltr' }
	});
	expect(directionOf('ar')).toBe('rtl');
	expect(directionOf('ti')).toBe('ltr');
});

it('makes paragraphs of what stands between empty lines', () => {
	expect(paragraphs('Een.\nNog een.\n \n\nTwee.\n')).toEqual(['Een.\nNog een.', 'Twee.']);
	expect(paragraphs(' ')).toEqual([]);
});
