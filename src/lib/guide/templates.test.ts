import { expect, it } from 'vitest';
import { Guide, questionsOf } from './guide.ts';
import { emptyGuide, molenwijkGuide } from './templates.ts';

it('keeps what the Molenwijk guide says about its questions', () => {
	const questions = questionsOf(molenwijkGuide).map(({ question }) => question);
	const places = questions.find(({ key }) => key === 'ontmoetingsplekken');
	if (places?.kind !== 'multiple') throw new Error('ontmoetingsplekken is a multiple choice');
	expect(places.options.filter((option) => option.freeText).map(({ id }) => id)).toEqual([
		'anders'
	]);
	expect(places.options.filter((option) => option.exclusive).map(({ id }) => id)).toEqual(['geen']);
	expect(
		questions.filter(({ kind }) => kind === 'open').every(({ probes }) => probes.length > 1)
	).toBe(true);
});

it('makes an empty guide that is a valid draft', () => {
	expect(Guide.parse(emptyGuide('Wonen'))).toEqual(emptyGuide('Wonen'));
});
