import { describe, expect, it } from 'vitest';
import {
	aGuide,
	grade,
	idOf,
	information,
	numberQuestion,
	openQuestion,
	yesNo
} from '../../../tests/support/builders.ts';
import { fieldName, type Typed } from './fields.ts';
import {
	finished,
	Interview,
	isHeldBack,
	missingFrom,
	newInterview,
	placeNote,
	placesFor,
	readInterview,
	topicStates,
	voiceField,
	type Note
} from './interview.ts';

const mist = openQuestion('Wat mist u?');
const fijn = openQuestion('Wat is fijn?');
const thuis = yesNo('Voelt u zich thuis?', { required: true });
const waarom = openQuestion('Waarom niet?', {
	showWhen: { when: 'chosen', question: thuis.key, options: ['no'] }
});
const jaren = numberQuestion('Hoeveel jaar woont u hier?');
const guide = aGuide()
	.topic('Wonen')
	.with(information('Eerst iets over wonen.'), mist, fijn, jaren)
	.topic('Thuis')
	.with(thuis, waarom)
	.topic('Cijfer')
	.with(grade('Hoe veilig?'))
	.build();

const NOW = '2026-03-30T15:00:00.000Z';
const identity = { id: idOf('gesprek'), version: idOf('versie'), withdrawalHash: 'a'.repeat(64) };
const note: Note = { id: idOf('notitie'), text: 'Lift kapot', at: NOW, dropped: false };

const interview = (typed: Typed = {}, more: Partial<Interview> = {}): Interview => ({
	...newInterview('assisted', { code: 'ABCD', startedAt: NOW }),
	consentedAt: NOW,
	typed,
	...more
});
const says = (key: string, ...values: string[]): Typed => ({ [fieldName(key)]: values });
const read = (one: Interview) => readInterview(guide, one);
const missing = (one: Interview) => missingFrom(one, read(one));

describe('an interview in progress', () => {
	it('begins as something that can be kept', () => {
		const fresh = newInterview('paper', { code: 'ABCD', startedAt: NOW });
		expect(Interview.parse(structuredClone(fresh))).toEqual(fresh);
	});
	it('reads an open answer in the worker’s words unless they say whose they are', () => {
		const typed = { ...says(mist.key, 'Een bankje'), ...says(fijn.key, 'Rust') };
		const { answers } = read(interview({ ...typed, [voiceField(fijn.key)]: ['verbatim'] }));
		expect(answers[mist.key]).toEqual({ kind: 'open', text: 'Een bankje', voice: 'paraphrase' });
		expect(answers[fijn.key]).toEqual({ kind: 'open', text: 'Rust', voice: 'verbatim' });
	});
	it('reads what stands on paper as the resident’s own words', () => {
		const { answers } = read(interview(says(mist.key, 'Een bankje'), { mode: 'paper' }));
		expect(answers[mist.key]).toMatchObject({ voice: 'own' });
	});
	it('shows a question when its condition is met, and forgets its answer for the count when not', () => {
		const typed = { ...says(waarom.key, 'Lawaai'), ...says(thuis.key, 'no') };
		expect(read(interview(typed)).answers[waarom.key]).toBeDefined();
		const yes = read(interview({ ...typed, ...says(thuis.key, 'yes') }));
		expect(yes.answers[waarom.key]).toBeUndefined();
		expect(yes.shown.has(waarom.key)).toBe(false);
	});
	it('says of each topic what was touched', () => {
		const one = interview({ ...says(mist.key, 'Groen'), ...says(jaren.key, 'lang') });
		expect(topicStates(guide, read(one))).toEqual([
			{ key: 'wonen', asked: 3, answered: 1, problems: 1 },
			{ key: 'thuis', asked: 1, answered: 0, problems: 0 },
			{ key: 'cijfer', asked: 1, answered: 0, problems: 0 }
		]);
	});
});

describe('what is missing', () => {
	it('holds back an interview without consent, without an answer, or with something unreadable', () => {
		const answered = says(mist.key, 'Groen');
		const held = (one: Interview) => isHeldBack(one, missing(one));
		expect(held(interview(answered))).toBe(false);
		expect(held(interview(answered, { consentedAt: null }))).toBe(true);
		expect(held(interview())).toBe(true);
		expect(held(interview({ ...answered, ...says(jaren.key, 'lang') }))).toBe(true);
	});
	it('holds back while a note is neither placed nor left out, also one that is being written', () => {
		const answered = says(mist.key, 'Groen');
		const open = interview(answered, { notes: [note] });
		expect(missing(open).notes).toEqual([note]);
		expect(isHeldBack(open, missing(open))).toBe(true);
		const dropped = interview(answered, { notes: [{ ...note, dropped: true }] });
		expect(isHeldBack(dropped, missing(dropped))).toBe(false);
		const writing = interview(answered, { jotting: 'Nog iets' });
		expect(isHeldBack(writing, missing(writing))).toBe(true);
	});
	it('names a required question without holding back: a resident may always stop', () => {
		const one = interview(says(mist.key, 'Groen'));
		expect(missing(one).unanswered).toEqual([thuis.key]);
		expect(finished(guide, one, identity)?.answers).toHaveProperty(mist.key);
	});
});

describe('a loose note', () => {
	it('can stand at an open question without an answer or with one in the same voice', () => {
		const one = interview(says(mist.key, 'Groen'));
		const keys = (voice: 'observation' | 'paraphrase') =>
			placesFor(one, read(one), voice).map(({ key }) => key);
		expect(keys('observation')).toEqual([fijn.key]);
		expect(keys('paraphrase')).toEqual([mist.key, fijn.key]);
	});
	it('is written under what stands there, and is no loose note any more', () => {
		const one = interview(says(mist.key, 'Groen'), { notes: [note] });
		const placed = placeNote(one, note, mist.key, 'paraphrase');
		expect(placed.typed[fieldName(mist.key)]).toEqual(['Groen\n\nLift kapot']);
		expect(placed.notes).toEqual([]);
		expect(read(placeNote(one, note, fijn.key, 'observation')).answers[fijn.key]).toEqual({
			kind: 'open',
			text: 'Lift kapot',
			voice: 'observation'
		});
	});
});

describe('a finished interview', () => {
	it('is sent with what identifies it and nothing of what is left out', () => {
		const one = interview(says(mist.key, 'Groen'), { notes: [{ ...note, dropped: true }] });
		expect(finished(guide, one, identity)).toEqual({
			...identity,
			mode: 'assisted',
			language: 'nl',
			area: null,
			consentedAt: NOW,
			answers: { [mist.key]: { kind: 'open', text: 'Groen', voice: 'paraphrase' } }
		});
	});
	it('is not there while something holds it back', () => {
		expect(finished(guide, interview(), identity)).toBeUndefined();
	});
});
