import { expect, it } from 'vitest';
import {
	aGuide,
	grade,
	multipleChoice,
	numberQuestion,
	openQuestion,
	scale,
	singleChoice,
	yesNo
} from '../../../tests/support/builders.ts';
import { closedQuestions, isExclusive } from './closed.ts';

it('lists the closed questions with the values that a resident can give', () => {
	const guide = aGuide()
		.with(
			openQuestion('Wat mist u?'),
			singleChoice('Hoe oud bent u?', ['Tot 30', '30 en ouder'], { key: 'leeftijd' }),
			multipleChoice('Waar komt u?', ['Park', 'Plein'], { key: 'waar' }),
			yesNo('Thuis?', { key: 'thuis' }),
			grade('Cijfer?', { key: 'cijfer' }),
			scale('Eens?', 3, { key: 'eens' }),
			numberQuestion('Hoe lang?')
		)
		.build();
	const found = closedQuestions(guide);
	expect(found.map(({ key, values }) => [key, ...values.map(({ value }) => value)])).toEqual([
		['leeftijd', 'tot_30', '30_en_ouder'],
		['waar', 'park', 'plein'],
		['thuis', 'yes', 'no'],
		['cijfer', '1-5', '6-7', '8-10'],
		['eens', '1', '2', '3']
	]);
	expect(found[0]!.values[0]!.label).toBe('Tot 30');
	expect(found.filter((question) => !isExclusive(question)).map(({ key }) => key)).toEqual([
		'waar'
	]);
});
