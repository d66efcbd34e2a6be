import { describe, expect, it } from 'vitest';
import type { QuestionKind } from '../guide/guide.ts';
import type { AnswerValue } from './answer.ts';
import { fromColumns, type StoredAnswer } from './stored.ts';
import { toColumns } from './submit.ts';

const EMPTY: StoredAnswer = {
	text: null,
	voice: null,
	choices: null,
	number: null,
	declined: null
};

const SAID: [QuestionKind, AnswerValue][] = [
	['open', { kind: 'open', text: 'Meer groen', voice: 'paraphrase' }],
	['single', { kind: 'single', choices: ['anders'], other: 'op het plein' }],
	['multiple', { kind: 'multiple', choices: ['plein', 'hal'] }],
	['grade', { kind: 'grade', number: 7 }],
	['scale', { kind: 'scale', number: 2 }],
	['yesno', { kind: 'yesno', choices: ['no'] }],
	['number', { kind: 'number', number: 2.5 }],
	['grade', { kind: 'declined', declined: 'rather_not' }]
];

describe('an answer that was stored', () => {
	it.each(SAID)('comes back as it was said: %s', (kind, value) => {
		const { question, ...columns } = toColumns('vraag', value);
		expect(question).toBe('vraag');
		expect(fromColumns(kind, { ...EMPTY, ...columns } as StoredAnswer)).toEqual(value);
	});
	it('is none when no column holds anything', () => {
		expect(fromColumns('open', EMPTY)).toBeUndefined();
	});
	it('does not pass when it cannot belong to its question', () => {
		expect(() => fromColumns('grade', { ...EMPTY, number: 11 })).toThrow();
		expect(() => fromColumns('yesno', { ...EMPTY, choices: ['maybe'] })).toThrow();
	});
});
