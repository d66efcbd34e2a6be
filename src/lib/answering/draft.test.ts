import { expect, it } from 'vitest';
import {
	aGuide,
	grade,
	graded,
	idOf,
	keyOf,
	numberQuestion,
	openQuestion,
	said,
	yesNo
} from '../../../tests/support/builders.ts';
import type { Answers } from './answer.ts';
import { answersIn, Draft, topicChange } from './draft.ts';
import { topicFields, topicQuestions } from './topic-page.ts';
import { readTicket, writeTicket } from './ticket.ts';

const thuis = yesNo('Voelt u zich thuis?');
const waarom = openQuestion('Waarom niet?', {
	showWhen: { when: 'chosen', question: thuis.key, options: ['no'] }
});
const dan = openQuestion('Wat dan?', { showWhen: { when: 'answered', question: waarom.key } });
const cijfer = grade('Hoe veilig?', {
	showWhen: { when: 'chosen', question: thuis.key, options: ['no'] }
});
const jaren = numberQuestion('Hoe lang?');
const guide = aGuide()
	.topic('Wonen')
	.with(thuis, waarom, dan)
	.topic('Veilig')
	.with(cijfer, jaren)
	.build();
const [wonen, veilig] = guide.topics;

it('a draft holds what each topic was saved with', () => {
	const saved = {
		language: 'nl',
		consentedAt: '2026-05-01T10:00:00.000Z',
		...topicChange(wonen!, { [thuis.key]: { kind: 'yesno', choices: ['no'] } }, {}),
		...topicChange(veilig!, { [cijfer.key]: graded(4) }, { [`q.${jaren.key}`]: ['lang'] })
	};
	const draft = Draft.parse(JSON.parse(JSON.stringify(saved)));
	expect(draft).toMatchObject({ language: 'nl', area: null });
	expect(Object.keys(draft.topics)).toEqual(['wonen', 'veilig']);
	expect(Object.keys(answersIn(draft))).toEqual([thuis.key, cijfer.key]);
	expect(topicFields(veilig!, draft.topics.veilig)).toEqual({
		[`q.${cijfer.key}`]: ['4'],
		[`q.${jaren.key}`]: ['lang']
	});
});

it('a page holds what is shown, and what another answer on it may bring up', () => {
	const places = (topic: typeof wonen, answers: Answers) =>
		topicQuestions(guide, topic!, answers).map(({ question, shown, when }) => [
			question.key,
			shown,
			when !== undefined
		]);
	expect(places(wonen, {})).toEqual([
		[thuis.key, true, false],
		[waarom.key, false, true],
		[dan.key, false, true]
	]);
	expect(places(veilig, {})).toEqual([[jaren.key, true, false]]);
	expect(places(veilig, { [thuis.key]: { kind: 'yesno', choices: ['no'] } })).toEqual([
		[cijfer.key, true, false],
		[jaren.key, true, false]
	]);
	expect(
		places(wonen, { [thuis.key]: { kind: 'yesno', choices: ['no'] }, [waarom.key]: said('Kil') })
	).toContainEqual([keyOf('Wat dan?'), true, true]);
});

it('a ticket is read back, and only when nobody changed it', () => {
	const ticket = { id: idOf('bewoner'), code: '4F7K09MXW2TB', sent: true };
	expect(readTicket(writeTicket(ticket))).toEqual(ticket);
	for (const cookie of [
		undefined,
		'',
		'a.4F7K09MXW2TB.sent',
		`${ticket.id}.4F7K.sent`,
		`${ticket.id}.4f7k09mxw2tb.sent`,
		`${ticket.id}.4F7K09MXW2TB.open`,
		`${writeTicket(ticket)}.more`
	])
		expect(readTicket(cookie)).toBeUndefined();
});
