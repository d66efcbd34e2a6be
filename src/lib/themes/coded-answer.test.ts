import { describe, expect, it } from 'vitest';
import {
	afterBatch,
	decideAll,
	decideOne,
	inverse,
	markOne,
	standing,
	type Act,
	type CodedAnswer,
	type Coding
} from './coded-answer.ts';
import type { Mark } from './answer-marks.ts';

const GREEN = '00000000-0000-4000-8000-000000000001';
const SAFE = '00000000-0000-4000-8000-000000000002';
const CLEAN = '00000000-0000-4000-8000-000000000003';

const suggested = (theme: string): Coding => ({
	theme,
	state: 'suggested',
	source: 'machine',
	confidence: 0.8,
	because: ['boom'],
	by: null,
	at: 'before'
});
const anAnswer = (...codings: Coding[]): CodedAnswer => ({
	id: '00000000-0000-4000-8000-00000000000a',
	response: '00000000-0000-4000-8000-00000000000b',
	text: 'Meer bomen',
	voice: 'own',
	mode: 'self',
	language: 'nl',
	submitted_at: 'before',
	area: null,
	question_key: 'wat_mist_u',
	question: 'Wat mist u?',
	checked: null,
	stance: null,
	spans: [],
	misread: [],
	quotable: false,
	quote_part: null,
	translation: null,
	memos: 0,
	codings
});
const states = (answer: CodedAnswer) =>
	Object.fromEntries(answer.codings.map((c) => [c.theme, `${c.state} by ${c.source}`]));
const one = (answer: CodedAnswer, theme: string, act: Act) =>
	afterBatch(answer, decideOne(answer, theme, act), 'Noor', 'now');

describe('deciding on one theme', () => {
	it('tells a person from the machine and keeps what the machine said', () => {
		const [coding] = one(anAnswer(suggested(GREEN)), GREEN, 'confirm').codings;
		expect(coding).toMatchObject({
			state: 'confirmed',
			source: 'person',
			confidence: 0.8,
			by: 'Noor'
		});
	});
	it('checks the answer with its last suggestion, when a theme stands', () => {
		const first = one(anAnswer(suggested(GREEN), suggested(SAFE)), GREEN, 'confirm');
		expect(first.checked).toBeNull();
		expect(one(first, SAFE, 'reject').checked).toEqual({ by: 'Noor', at: 'now' });
		expect(one(anAnswer(suggested(GREEN)), GREEN, 'reject').checked).toBeNull();
	});
	it('makes the answer unchecked when its last theme goes', () => {
		const checked = one(anAnswer(), GREEN, 'add');
		expect(checked.checked).not.toBeNull();
		expect(one(checked, GREEN, 'reset')).toMatchObject({ checked: null, codings: [] });
	});
});

describe('deciding on the whole answer', () => {
	it('confirms what is chosen, rejects the rest, adds what is new, and checks', () => {
		const answer = anAnswer(suggested(GREEN), suggested(SAFE));
		const batch = decideAll(answer, new Set([GREEN, CLEAN]));
		const after = afterBatch(answer, batch, 'Noor', 'now');
		expect(states(after)).toEqual({
			[GREEN]: 'confirmed by person',
			[SAFE]: 'rejected by person',
			[CLEAN]: 'confirmed by person'
		});
		expect(after.checked).not.toBeNull();
		expect(standing(after)).toEqual(new Set([GREEN, CLEAN]));
	});
	it('only checks when nothing has to change', () => {
		expect(decideAll(anAnswer(), new Set())).toMatchObject({
			decisions: [],
			checks: [{ checked: true }]
		});
	});
});

describe('taking back', () => {
	it('leaves the answer as it was, whatever was decided', () => {
		const start = anAnswer(suggested(GREEN), suggested(SAFE));
		const decided = one(start, GREEN, 'reject');
		const choices = [new Set<string>(), new Set([GREEN]), new Set([SAFE, CLEAN])];
		for (const before of [start, decided, one(decided, CLEAN, 'add')]) {
			for (const chosen of choices) {
				const batch = decideAll(before, chosen);
				const after = afterBatch(before, batch, 'Noor', 'now');
				const back = afterBatch(after, inverse(before, batch), 'Noor', 'later');
				expect(states(back)).toEqual(states(before));
				expect(back.checked === null).toBe(before.checked === null);
			}
		}
	});
});

describe('marking', () => {
	const id = anAnswer().id;
	const MARKS: Mark[] = [
		{ kind: 'stance', answer: id, stance: 'wens' },
		{ kind: 'span', answer: id, theme: GREEN, start: 5, size: 5, on: true },
		{ kind: 'word', answer: id, theme: GREEN, word: 'bomen', on: true },
		{ kind: 'quote', answer: id, on: true }
	];
	const after = (answer: CodedAnswer, marks: Mark[]) =>
		afterBatch(answer, { decisions: [], checks: [], marks }, 'Noor', 'now');

	it('tells a person from the machine, and keeps what the machine thought of the stance', () => {
		const machine = {
			source: 'machine',
			suggested: 'negatief',
			confidence: 0.7,
			by: null
		} as const;
		const before: CodedAnswer = { ...anAnswer(), stance: { stance: 'negatief', ...machine } };
		const corrected = after(before, [MARKS[0]!]);
		expect(corrected.stance).toEqual({
			stance: 'wens',
			source: 'person',
			suggested: 'negatief',
			confidence: 0.7,
			by: 'Noor'
		});
		expect(after(corrected, [{ kind: 'stance', answer: id, stance: null }])).toEqual(before);
	});
	it('can be taken back, each mark by itself', () => {
		const marked = after(anAnswer(), MARKS);
		expect(marked).toMatchObject({
			quotable: true,
			spans: [{ start: 5 }],
			misread: [{ word: 'bomen' }]
		});
		for (const start of [anAnswer(), marked]) {
			for (const mark of [
				...MARKS,
				{ ...MARKS[1], size: 2 } as Mark,
				{ ...MARKS[3], on: false } as Mark,
				{ ...MARKS[3], part: { start: 5, size: 3 } } as Mark
			]) {
				const batch = markOne(mark);
				const back = afterBatch(after(start, [mark]), inverse(start, batch), 'Noor', 'later');
				expect(back).toEqual(start);
			}
		}
	});
	it('lets go of a part when its theme is not confirmed', () => {
		const marked = after(anAnswer(suggested(GREEN)), [MARKS[1]!]);
		const batch = decideAll(marked, new Set([SAFE]));
		const done = afterBatch(marked, batch, 'Noor', 'now');
		expect(done.spans).toEqual([]);
		expect(afterBatch(done, inverse(marked, batch), 'Noor', 'later').spans).toEqual(marked.spans);
	});
});
