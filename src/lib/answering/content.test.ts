import { describe, expect, test } from 'vitest';
import { idOf, multipleChoice, openQuestion } from '../../../tests/support/builders.ts';
import { AREA_FIELD, changedFields, Content, LANGUAGE_FIELD, valueIn } from './content.ts';

const missed = openQuestion('Wat mist u?');
const places = multipleChoice('Waar komt u?', ['Park', 'Buurthuis']);
const keys = [missed.key, places.key];
const content = (change: Partial<Content> = {}) =>
	Content.parse({
		language: 'nl',
		area: null,
		answers: [{ question: missed.key, text: 'Een bankje', voice: 'own' }],
		...change
	});

describe('what a response says', () => {
	test('is read by question; what it does not say is nothing', () => {
		expect(valueIn(content(), missed)).toEqual({ kind: 'open', text: 'Een bankje', voice: 'own' });
		expect(valueIn(content(), places)).toBeUndefined();
	});

	test('is compared field by field, an answer that came or went included', () => {
		expect(changedFields(content(), content(), keys)).toEqual([]);
		const later = content({
			language: 'tr',
			area: idOf('Spilplein'),
			answers: [{ question: places.key, choices: ['park'] }]
		});
		expect(changedFields(content(), later, keys)).toEqual([LANGUAGE_FIELD, AREA_FIELD, ...keys]);
	});
});
