import { expect, it } from 'vitest';
import { byTypicality } from './typical.ts';

const of = (...texts: string[]) => texts.map((text) => ({ text }));

it('puts what many say first and what nobody else says last', () => {
	const texts = byTypicality(
		of(
			'De obelisk zoemt',
			'Meer bomen in het park',
			'Bomen en bloemen in het park',
			'Het park heeft te weinig bomen'
		)
	).map(({ answer }) => answer.text);
	expect(texts.at(-1)).toBe('De obelisk zoemt');
	expect(texts[0]).toMatch(/bomen/i);
});
it('takes answers without words, and none at all', () => {
	expect(byTypicality([])).toEqual([]);
	const [first, last] = byTypicality(of('…', 'Bomen'));
	expect(first!.answer.text).toBe('Bomen');
	expect(last!.likeness).toBe(0);
});
