import { describe, expect, it } from 'vitest';
import type { Batch, CodedAnswer } from '../coded-answer.ts';
import { Desk } from './desk.svelte.ts';

const GREEN = '00000000-0000-4000-8000-000000000001';
const SAFE = '00000000-0000-4000-8000-000000000002';

const anAnswer = (number: number): CodedAnswer => ({
	id: `00000000-0000-4000-8000-0000000000${10 + number}`,
	response: '00000000-0000-4000-8000-00000000000b',
	text: `Antwoord ${number}`,
	voice: 'own',
	mode: 'self',
	language: 'nl',
	submitted_at: '2026-03-01',
	area: null,
	question_key: 'mist',
	question: 'Wat mist u?',
	checked: null,
	stance: null,
	spans: [],
	misread: [],
	quotable: false,
	quote_part: null,
	translation: null,
	memos: 0,
	codings: [
		{
			theme: GREEN,
			state: 'suggested',
			source: 'machine',
			confidence: 0.9,
			because: [],
			by: null,
			at: '2026-03-01'
		}
	]
});

function aDesk(count: number, more: CodedAnswer[][] = []) {
	const saved: Batch[] = [];
	const asked: string[][] = [];
	const desk = new Desk({
		answers: Array.from({ length: count }, (_, i) => anAnswer(i)),
		left: count + more.flat().length,
		me: 'Noor',
		save: (batch) => void saved.push(batch),
		fetchMore: async (have) => {
			asked.push(have);
			return more.shift() ?? [];
		},
		now: () => '2026-03-02'
	});
	const acts = () => saved.map((batch) => batch.decisions.map((d) => d.act).join());
	return { desk, saved, asked, acts };
}

describe('a sitting at the queue', () => {
	it('confirms what is suggested with one act, and keeps the score', () => {
		const { desk, acts } = aDesk(10);
		desk.confirm();
		desk.toggle(GREEN);
		desk.toggle(SAFE);
		desk.confirm();
		expect(acts()).toEqual(['confirm', 'reject,add']);
		expect([desk.left, desk.done]).toEqual([8, 2]);
		expect(desk.answer?.text).toBe('Antwoord 2');
	});

	it('takes back as many decisions as were made, to where they were made', () => {
		const { desk, acts } = aDesk(10);
		desk.confirm();
		desk.next();
		desk.toggle(GREEN);
		desk.confirm();
		expect(desk.undo()).toBe(true);
		expect([desk.answer?.text, desk.chosen.has(GREEN)]).toEqual(['Antwoord 2', false]);
		expect(desk.undo()).toBe(true);
		expect([desk.answer?.text, desk.left]).toEqual(['Antwoord 0', 10]);
		expect(desk.undo()).toBe(false);
		expect(acts()).toEqual(['confirm', 'reject', 'reset', 'reset']);
	});

	it('lets an answer be changed that was checked a moment ago, without counting it twice', () => {
		const { desk, acts } = aDesk(10);
		desk.confirm();
		desk.back();
		expect(desk.chosen.has(GREEN)).toBe(true);
		desk.confirm(new Set());
		expect([desk.left, acts()]).toEqual([9, ['confirm', 'reject']]);
	});

	it('fetches what comes next before it is needed, and comes back to what was skipped', async () => {
		const { desk, asked } = aDesk(2, [[anAnswer(2)]]);
		await Promise.resolve();
		expect(asked).toEqual([[anAnswer(0).id, anAnswer(1).id]]);
		desk.confirm();
		desk.next();
		desk.confirm();
		await Promise.resolve();
		expect(desk.answer).toBeUndefined();
		expect([desk.skipped, desk.left]).toEqual([1, 1]);
		desk.again();
		expect(desk.answer?.text).toBe('Antwoord 1');
	});
});
