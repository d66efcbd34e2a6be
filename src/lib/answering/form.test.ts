import { describe, expect, it } from 'vitest';
import {
	aGuide,
	grade,
	information,
	keyOf,
	multipleChoice,
	numberQuestion,
	openQuestion,
	scale,
	singleChoice,
	yesNo
} from '../../../tests/support/builders.ts';
import type { Question } from '../guide/guide.ts';
import type { Answers } from './answer.ts';
import { fieldName, fieldsOf, typedFrom, type Typed } from './fields.ts';
import { readAnswer, readTopic } from './form.ts';

const typing = (question: Question, ...values: string[]): Typed => ({
	[fieldName(question.key)]: values
});
const MISSES = openQuestion('Wat mist u?', { allowDontKnow: true, allowRatherNot: true });
const CLUBS = multipleChoice('Waar komt u?', ['Buurthuis', 'Park', 'Ergens anders', 'Nergens']);
if ('options' in CLUBS) {
	CLUBS.options[2]!.freeText = true;
	CLUBS.options[3]!.exclusive = true;
}

describe('what somebody typed', () => {
	it('keeps open text in their own words, with the line ends of a text', () => {
		expect(readAnswer(MISSES, typing(MISSES, '  Een bankje.\r\nEn licht.\0 '))).toEqual({
			state: 'answered',
			value: { kind: 'open', text: 'Een bankje.\nEn licht.', voice: 'own' }
		});
	});

	it('is nothing when there are only spaces', () => {
		expect(readAnswer(MISSES, typing(MISSES, ' \n '))).toEqual({ state: 'empty' });
	});

	it('is refused whole when it is too long, never cut off', () => {
		expect(readAnswer(MISSES, typing(MISSES, 'a'.repeat(10_001)))).toEqual({
			state: 'wrong',
			problem: 'too_long'
		});
	});

	it.each([
		['12', 12],
		['1.200', 1200],
		['2,5', 2.5],
		['2.5', 2.5],
		['1 000', 1000],
		['-3', -3],
		['٤٢', 42]
	])('reads %s as the number %d', (text, number) => {
		const question = numberQuestion('Hoe lang woont u hier?');
		expect(readAnswer(question, typing(question, text))).toEqual({
			state: 'answered',
			value: { kind: 'number', number }
		});
	});

	it.each([
		['twaalf', 'not_a_number'],
		['1e9', 'not_a_number'],
		['12 jaar', 'not_a_number'],
		['-1', 'out_of_range'],
		['121', 'out_of_range']
	])('says of the number %s that it is %s', (text, problem) => {
		const question = numberQuestion('Hoe oud bent u?', { min: 0, max: 120 });
		expect(readAnswer(question, typing(question, text))).toEqual({ state: 'wrong', problem });
	});

	it.each([
		[grade('Hoe veilig?'), '10', true],
		[grade('Hoe veilig?'), '11', false],
		[grade('Hoe veilig?'), '0', false],
		[scale('Hoe prettig?', 5), '5', true],
		[scale('Hoe prettig?', 5), '6', false],
		[yesNo('Voelt u zich thuis?'), 'no', true],
		[yesNo('Voelt u zich thuis?'), 'maybe', false],
		[singleChoice('Wat past bij u?', ['Huur', 'Koop']), 'huur', true],
		[singleChoice('Wat past bij u?', ['Huur', 'Koop']), 'kraak', false]
	])('takes only what a question offers (%#)', (question, value, fits) => {
		expect(readAnswer(question, typing(question, value)).state).toBe(fits ? 'answered' : 'wrong');
	});
});

describe('several options', () => {
	it('come in the order of the guide, with words of one’s own', () => {
		const typed = {
			...typing(CLUBS, 'ergens_anders', 'buurthuis'),
			'q.waar_komt_u.other.ergens_anders': ['De moestuin']
		};
		expect(readAnswer(CLUBS, typed)).toEqual({
			state: 'answered',
			value: { kind: 'multiple', choices: ['buurthuis', 'ergens_anders'], other: 'De moestuin' }
		});
	});

	it('include one whose words were typed without ticking it', () => {
		const typed = { 'q.waar_komt_u.other.ergens_anders': ['De moestuin'] };
		expect(readAnswer(CLUBS, typed)).toMatchObject({ value: { choices: ['ergens_anders'] } });
	});

	it('do not go with an option that stands alone', () => {
		expect(readAnswer(CLUBS, typing(CLUBS, 'park', 'nergens'))).toEqual({
			state: 'wrong',
			problem: 'exclusive'
		});
	});
});

describe('saying nothing', () => {
	it('is an answer, beside a text and among buttons', () => {
		const declined = { state: 'answered', value: { kind: 'declined', declined: 'rather_not' } };
		const question = grade('Hoe veilig?', { allowRatherNot: true });
		expect(readAnswer(MISSES, { 'q.wat_mist_u.declined': ['rather_not'] })).toEqual(declined);
		expect(readAnswer(question, typing(question, '!rather_not'))).toEqual(declined);
	});

	it('beside an answer is asked about, so that neither is lost or stored against their will', () => {
		const typed = { ...typing(MISSES, 'Licht'), 'q.wat_mist_u.declined': ['dont_know'] };
		expect(readAnswer(MISSES, typed)).toEqual({ state: 'wrong', problem: 'contradiction' });
	});
});

it.each<[Question, Answers[string]]>([
	[MISSES, { kind: 'open', text: 'Licht', voice: 'own' }],
	[MISSES, { kind: 'declined', declined: 'dont_know' }],
	[CLUBS, { kind: 'multiple', choices: ['park', 'ergens_anders'], other: 'De moestuin' }],
	[singleChoice('Huur of koop?', ['Huur', 'Koop']), { kind: 'single', choices: ['koop'] }],
	[grade('Hoe veilig?'), { kind: 'grade', number: 7 }],
	[grade('Hoe veilig?', { allowRatherNot: true }), { kind: 'declined', declined: 'rather_not' }],
	[scale('Hoe prettig?'), { kind: 'scale', number: 2 }],
	[yesNo('Thuis?'), { kind: 'yesno', choices: ['yes'] }],
	[numberQuestion('Hoe lang?'), { kind: 'number', number: 2.5 }]
])('a form that says an answer again is read as the same answer (%#)', (question, value) => {
	expect(readAnswer(question, fieldsOf(question, value))).toEqual({ state: 'answered', value });
});

describe('a topic', () => {
	const thuis = yesNo('Voelt u zich thuis?', { required: true });
	const waarom = openQuestion('Waarom niet?', {
		required: true,
		showWhen: { when: 'chosen', question: thuis.key, options: ['no'] }
	});
	const guide = aGuide()
		.topic('Wonen')
		.with(information('Nu over uw huis.', { required: true }), thuis, waarom)
		.topic('Veiligheid')
		.with(numberQuestion('Hoe oud bent u?', { max: 120 }), openQuestion('Wat zou helpen?'))
		.build();
	const [wonen, veiligheid] = guide.topics;
	const presented = [keyOf('Nu over uw huis.'), thuis.key];

	it('names the required questions that were shown and left open', () => {
		const read = readTopic(guide, wonen!, {}, {}, presented);
		expect(read).toEqual({
			answers: {},
			problems: { [thuis.key]: 'required' },
			typed: {},
			added: []
		});
	});

	it('comes back with a question that its own answers bring up, without blaming anyone', () => {
		const read = readTopic(guide, wonen!, {}, typing(thuis, 'no'), presented);
		expect(read).toMatchObject({ problems: {}, added: [waarom.key] });
		const again = readTopic(guide, wonen!, {}, typing(thuis, 'no'), [...presented, waarom.key]);
		expect(again).toMatchObject({ problems: { [waarom.key]: 'required' }, added: [] });
	});

	it('leaves out what stands at a question that is not shown', () => {
		const typed = { ...typing(thuis, 'yes'), ...typing(waarom, 'Toch niet') };
		const read = readTopic(guide, wonen!, {}, typed, [...presented, waarom.key]);
		expect(Object.keys(read.answers)).toEqual([thuis.key]);
	});

	it('keeps the good answers beside the one that is wrong, and what was typed there', () => {
		const [age, help] = veiligheid!.questions;
		const typed = { ...typing(age!, '999'), ...typing(help!, 'Meer licht') };
		const read = readTopic(guide, veiligheid!, {}, typed, [age!.key, help!.key]);
		expect(read.problems).toEqual({ [age!.key]: 'out_of_range' });
		expect(read.typed).toEqual(typing(age!, '999'));
		expect(read.answers[help!.key]).toMatchObject({ text: 'Meer licht' });
	});
});

it('reads a posted form by field, files left out', () => {
	const form = new FormData();
	form.append('a', '1');
	form.append('a', '2');
	form.append('b', new Blob(['x']), 'x.txt');
	expect(typedFrom(form)).toEqual({ a: ['1', '2'] });
});
