import { describe, expect, it } from 'vitest';
import {
	aGuide,
	grade,
	graded,
	idOf,
	openQuestion,
	said,
	yesNo
} from '../../../tests/support/builders.ts';
import type { Answers } from './answer.ts';
import { nextQuestion, nextTopic, previousTopic, shownTopics, unfinishedTopic } from './next.ts';
import { toSubmission, type FinishedResponse } from './submit.ts';

const thuis = yesNo('Voelt u zich thuis?');
const waarom = openQuestion('Waarom niet?', {
	showWhen: { when: 'chosen', question: thuis.key, options: ['no'] }
});
const cijfer = grade('Hoe veilig?', { required: true });
const guide = aGuide()
	.topic('Wonen')
	.with(thuis)
	.topic('Niet thuis')
	.with(waarom)
	.topic('Veiligheid')
	.with(cijfer)
	.build();
const yes: Answers = { [thuis.key]: { kind: 'yesno', choices: ['yes'] } };
const no: Answers = { [thuis.key]: { kind: 'yesno', choices: ['no'] } };

const response = (answers: Answers): FinishedResponse => ({
	id: idOf('bewoner'),
	version: idOf('versie'),
	mode: 'self',
	language: 'tr',
	area: null,
	withdrawalHash: 'ab'.repeat(32),
	consentedAt: '2026-05-01T10:00:00.000Z',
	answers
});

describe('a submission', () => {
	it('holds each answer in the columns of its kind', () => {
		const answers = { ...no, [waarom.key]: said('Te donker'), [cijfer.key]: graded(4) };
		expect(toSubmission(guide, response(answers))).toEqual({
			id: idOf('bewoner'),
			version: idOf('versie'),
			mode: 'self',
			language: 'tr',
			area: null,
			withdrawal_hash: 'ab'.repeat(32),
			consented_at: '2026-05-01T10:00:00.000Z',
			answers: [
				{ question: thuis.key, choices: ['no'] },
				{ question: waarom.key, text: 'Te donker', voice: 'own' },
				{ question: cijfer.key, number: 4 }
			]
		});
	});

	it('leaves behind what belongs to a question that is no longer shown', () => {
		const answers = { ...yes, [waarom.key]: said('Te donker') };
		expect(toSubmission(guide, response(answers)).answers.map((a) => a.question)).toEqual([
			thuis.key
		]);
	});
});

describe('the way through a guide', () => {
	it('passes by a topic that has nothing to ask', () => {
		expect(shownTopics(guide, yes)).toEqual([0, 2]);
		expect(nextTopic(guide, yes, 0)).toBe(2);
		expect(nextTopic(guide, no, 0)).toBe(1);
		expect(previousTopic(guide, yes, 2)).toBe(0);
	});

	it('has a beginning and an end', () => {
		expect(nextTopic(guide, yes, -1)).toBe(0);
		expect(nextTopic(guide, yes, 2)).toBeUndefined();
		expect(previousTopic(guide, yes, 0)).toBeUndefined();
	});

	it('goes to the first question without an answer', () => {
		expect(nextQuestion(guide, {})?.key).toBe(thuis.key);
		expect(nextQuestion(guide, no)?.key).toBe(waarom.key);
		expect(nextQuestion(guide, { ...yes, [cijfer.key]: graded(8) })).toBeUndefined();
	});

	it('is not finished while a required question is open', () => {
		expect(unfinishedTopic(guide, yes)).toBe(2);
		expect(unfinishedTopic(guide, { ...yes, [cijfer.key]: graded(8) })).toBeUndefined();
	});
});
