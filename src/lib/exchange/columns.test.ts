import { describe, expect, it } from 'vitest';
import { aGuide, openQuestion, singleChoice, yesNo } from '../../../tests/support/builders.ts';
import { checkMapping, Mapping, matchColumns, targetsOf } from './columns.ts';

const guide = aGuide()
	.with(
		openQuestion('Wat vindt u fijn aan wonen in de wijk?', {
			key: 'fijn',
			text: {
				nl: 'Wat vindt u fijn aan wonen in de wijk?',
				en: 'What do you like about living here?'
			}
		}),
		openQuestion('Wat vindt u minder fijn?', { key: 'minder' }),
		singleChoice('Waar ontmoet u mensen?', ['Markt', 'Park'], {
			key: 'plek',
			options: [
				{ id: 'markt', label: { nl: 'Markt' }, freeText: false, exclusive: false },
				{ id: 'anders', label: { nl: 'Anders' }, freeText: true, exclusive: false }
			]
		}),
		yesNo('Woont u hier graag?', { key: 'graag' })
	)
	.build();

describe('matching columns to questions', () => {
	it('knows a question by its key, by its text in any language, and by a text that is nearly the same', () => {
		const headers = [
			'graag',
			'What do you like about living here',
			'2. Wat vindt u MINDER fijn ?',
			'Waar ontmoet u menssen?'
		];
		expect(matchColumns(headers, guide)).toEqual([
			'answer:graag',
			'answer:fijn',
			'answer:minder',
			'answer:plek'
		]);
	});

	it('knows what is about the response, whose words an answer holds, and words beside a choice', () => {
		const headers = [
			'Respondent',
			'Wijze',
			'Straat',
			'Taal',
			'Datum',
			'minder (wiens woorden)',
			'plek namelijk'
		];
		expect(matchColumns(headers, guide)).toEqual([
			'id',
			'mode',
			'area',
			'language',
			'date',
			'voice:minder',
			'other:plek'
		]);
	});

	it('leaves a column alone that no question is about, and gives a question once', () => {
		expect(matchColumns(['years_in_neighbourhood', 'graag', 'Graag', ''], guide)).toEqual([
			'skip',
			'answer:graag',
			'skip',
			'skip'
		]);
	});

	it('prefers the question that asks for the street over the area', () => {
		const asks = aGuide()
			.with(openQuestion('In welke straat woont u?', { key: 'straat' }))
			.build();
		expect(matchColumns(['straat'], asks)).toEqual(['answer:straat']);
	});

	it('offers every target of the guide, and all of them parse', () => {
		const targets = targetsOf(guide);
		expect(targets).toContain('voice:fijn');
		expect(targets).not.toContain('voice:graag');
		expect(Mapping.parse(targets)).toEqual(targets);
		expect(Mapping.safeParse(['answer:Not a key']).success).toBe(false);
	});

	it('names a target that two columns share, one the guide does not have, and a file without answers', () => {
		expect(checkMapping(['answer:fijn', 'answer:fijn', 'skip', 'skip'], guide)).toEqual([
			{ why: 'twice', target: 'answer:fijn' }
		]);
		expect(checkMapping(['answer:gone', 'answer:fijn'], guide)).toEqual([
			{ why: 'unknown', target: 'answer:gone' }
		]);
		expect(checkMapping(['id', 'area'], guide)).toEqual([{ why: 'no_answers' }]);
		expect(checkMapping(['id', 'answer:graag'], guide)).toEqual([]);
	});
});
