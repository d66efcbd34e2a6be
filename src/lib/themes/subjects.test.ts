import { expect, it } from 'vitest';
import { createAssigner } from './assign.ts';
import { Codebook } from './codebook.ts';
import { relatedWords, subjectNames, subjectsOf } from './subjects.ts';

it('finds words that belong to what a theme is called, more firmly by name than by description', () => {
	const related = relatedWords('Openbare verlichting', '');
	expect(related.get('lantaarnpaal')).toBe(1);
	expect(relatedWords('Buiten', 'verlichting').get('lantaarnpaal')).toBeLessThan(1);
	expect(relatedWords('Thema 3', '').size).toBe(0);
	for (const word of ['lantaarnpaal', 'straatlantaarns', 'streetlights'])
		expect(subjectsOf(word).map((subject) => subjectNames[subject])).toContain('Straatverlichting');
	expect(subjectsOf('flurp')).toEqual([]);
});

it('lets a theme be recognised by words that its name does not hold, in English too', () => {
	const assigner = createAssigner(
		Codebook.parse([
			{ id: '1', name: 'Openbare verlichting' },
			{ id: '2', name: 'Litter and waste' },
			{ id: 'verkeer', name: 'Verkeer en parkeren' }
		])
	);
	const first = (text: string) => assigner.assign({ question: '', text }).themes[0]?.theme;
	expect(first('De lantaarnpaal op de hoek is stuk')).toBe('1');
	expect(first('There is rubbish and mess behind the garages')).toBe('2');
	expect(first('Nergens een plek voor mijn auto')).toBe('verkeer');
});
