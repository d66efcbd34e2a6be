import { expect, test } from 'vitest';
import { aGuide, information, openQuestion, said, yesNo } from '../../../tests/support/builders.ts';
import { nextTopic } from './next.ts';
import { onePerScreen } from './screens.ts';

const happy = yesNo('Bent u tevreden?');
const why = openQuestion('Waarom niet?', {
	showWhen: { when: 'chosen', question: happy.key, options: ['no'] }
});
const guide = onePerScreen(
	aGuide()
		.topic('Wonen')
		.with(information('Eerst iets over uw huis.'), happy, why)
		.topic('Buurt')
		.with(openQuestion('Wat mist u?'), information('Dat was het.'))
		.build()
);

test('each question has a page, and an information text stays with the question that it leads up to', () => {
	expect(guide.topics.map(({ questions }) => questions.map(({ kind }) => kind))).toEqual([
		['info', 'yesno'],
		['open'],
		['open'],
		['info']
	]);
	expect(new Set(guide.topics.map(({ key }) => key)).size).toBe(4);
});

test('a page whose question is not asked is passed by', () => {
	expect(nextTopic(guide, { [happy.key]: { kind: 'yesno', choices: ['yes'] } }, 0)).toBe(2);
	expect(nextTopic(guide, { [happy.key]: { kind: 'yesno', choices: ['no'] } }, 0)).toBe(1);
	expect(nextTopic(guide, { wat_mist_u: said('Licht') }, 3)).toBeUndefined();
});
