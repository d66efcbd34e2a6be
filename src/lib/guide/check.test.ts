import { describe, expect, it } from 'vitest';
import { checkGuide } from './check.ts';
import { Guide } from './guide.ts';
import { emptyGuide, molenwijkGuide } from './templates.ts';

const text = { nl: 'Vraag' };
const open = (key: string, more: object = {}) => ({ kind: 'open', key, text, ...more });
const choice = (key: string, options: object[]) => ({ kind: 'single', key, text, options });
const ja = { id: 'ja', label: { nl: 'Ja' } };
const nee = { id: 'nee', label: { nl: 'Nee' } };

function guideWith(...questions: object[]): Guide {
	const topics = [{ key: 'wonen', title: { nl: 'Wonen' }, questions }];
	return Guide.parse({ ...emptyGuide('Hoe woont u?'), topics });
}
const codes = (guide: Guide) => checkGuide(guide).map(({ code }) => code);

describe('checkGuide', () => {
	it('lets the Molenwijk guide through', () => {
		expect(checkGuide(molenwijkGuide)).toEqual([]);
	});

	it('asks for a topic, then for a question that can be answered', () => {
		expect(codes(emptyGuide('Hoe woont u?'))).toEqual(['no-topic']);
		expect(codes(guideWith())).toEqual(['no-question', 'topic-empty']);
		expect(codes(guideWith({ kind: 'info', key: 'uitleg', text }))).toEqual(['no-question']);
	});

	it('names every empty text where it stands', () => {
		const guide = guideWith(open('fijn', { text: { nl: '  ', en: 'What?' } }));
		guide.consent = {};
		expect(checkGuide(guide)).toEqual([
			{ code: 'guide-text-missing', field: 'consent' },
			{ code: 'question-text-missing', field: 'text', topic: 'wonen', question: 'fijn' }
		]);
	});

	it('wants a choice to have two different options with a text', () => {
		expect(codes(guideWith(choice('q', [ja])))).toEqual(['too-few-options']);
		expect(codes(guideWith(choice('q', [ja, nee])))).toEqual([]);
		expect(checkGuide(guideWith(choice('q', [ja, { id: 'leeg', label: {} }])))).toEqual([
			{
				code: 'option-label-missing',
				field: 'options',
				option: 'leeg',
				topic: 'wonen',
				question: 'q'
			}
		]);
		expect(codes(guideWith(choice('q', [ja, { ...nee, label: { nl: 'ja ' } }])))).toEqual([
			'option-label-twice'
		]);
		expect(codes(guideWith(choice('q', [ja, { ...nee, id: 'ja' }])))).toEqual(['option-id-twice']);
	});

	it('refuses a key that stands for two questions or two topics', () => {
		const guide = guideWith(open('fijn'), open('fijn'));
		expect(codes(guide)).toEqual(['question-key-twice']);
		guide.topics.push({
			...guide.topics[0]!,
			questions: guideWith(open('anders')).topics[0]!.questions
		});
		expect(codes(guide)).toEqual(['question-key-twice', 'topic-key-twice']);
	});

	it('refuses a lowest number above the highest', () => {
		expect(codes(guideWith({ kind: 'number', key: 'n', text, min: 5, max: 2 }))).toEqual([
			'range-upside-down'
		]);
	});

	it.each([
		['condition-question-unknown', { when: 'answered', question: 'weg' }],
		['condition-question-later', { when: 'answered', question: 'straks' }],
		['condition-kind-misfit', { when: 'range', question: 'keuze', min: 1 }],
		['condition-option-missing', { when: 'chosen', question: 'keuze', options: [] }],
		['condition-option-unknown', { when: 'chosen', question: 'keuze', options: ['misschien'] }],
		['condition-range-empty', { when: 'range', question: 'cijfer' }],
		['condition-range-empty', { when: 'range', question: 'cijfer', min: 8, max: 3 }],
		['condition-range-outside', { when: 'range', question: 'cijfer', min: 11 }],
		['condition-kind-misfit', { when: 'answered', question: 'uitleg' }]
	])('%s', (code, showWhen) => {
		const guide = guideWith(
			choice('keuze', [ja, nee]),
			{ kind: 'grade', key: 'cijfer', text },
			{ kind: 'info', key: 'uitleg', text },
			open('hier', { showWhen }),
			open('straks')
		);
		expect(checkGuide(guide)).toEqual([
			{ code, field: 'condition', topic: 'wonen', question: 'hier' }
		]);
	});

	it('lets conditions through that can be met', () => {
		const guide = guideWith(
			choice('keuze', [ja, nee]),
			{ kind: 'yesno', key: 'janee', text },
			{ kind: 'grade', key: 'cijfer', text },
			open('a', { showWhen: { when: 'chosen', question: 'keuze', options: ['nee'] } }),
			open('b', { showWhen: { when: 'chosen', question: 'janee', options: ['yes'] } }),
			open('c', { showWhen: { when: 'range', question: 'cijfer', max: 5 } }),
			open('d', { showWhen: { when: 'answered', question: 'a' } })
		);
		expect(checkGuide(guide)).toEqual([]);
	});
});
