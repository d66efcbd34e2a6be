import { expect, test } from 'vitest';
import { Question } from '../guide/guide.ts';
import {
	aGuide,
	grade,
	openQuestion,
	singleChoice,
	yesNo
} from '../../../tests/support/builders.ts';
import { codesOf } from './option-codes.ts';
import { paperCodes, paperForm } from './paper-form.ts';

test('questions are numbered through, and a condition names the number and the codes of an earlier one', () => {
	const guide = aGuide()
		.topic('Wonen')
		.with(singleChoice('Hoe lang woont u hier?', ['Kort', 'Lang', 'Altijd']), grade('Cijfer?'))
		.topic('Buurt')
		.with(
			openQuestion('Waarom zo kort?', {
				showWhen: { when: 'chosen', question: 'hoe_lang_woont_u_hier', options: ['kort'] }
			}),
			openQuestion('Wat kan beter?', {
				showWhen: { when: 'range', question: 'cijfer', max: 3 }
			}),
			openQuestion('Waarom dat cijfer?', { showWhen: { when: 'answered', question: 'cijfer' } })
		)
		.build();
	const [, buurt] = paperForm(guide);
	expect(buurt?.questions.map(({ number, onlyIf }) => [number, onlyIf])).toEqual([
		[3, { number: 1, codes: ['1'] }],
		[4, { number: 2, codes: ['1', '2', '3'] }],
		[5, { number: 2, codes: [] }]
	]);
});

test('the printed codes are the ones that are typed', () => {
	const questions = [singleChoice('A?', ['x', 'y']), yesNo('B?'), grade('C?'), openQuestion('D?')];
	const guide = aGuide()
		.with(...questions)
		.build();
	for (const question of guide.topics.flatMap((topic) => topic.questions))
		expect(paperCodes(Question.parse(question))).toHaveLength(codesOf(question));
});
