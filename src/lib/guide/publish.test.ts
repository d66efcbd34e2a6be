import { describe, expect, it } from 'vitest';
import { Guide, QUESTION_KINDS } from './guide.ts';
import { questionRows } from './publish.ts';
import { molenwijkGuide } from './templates.ts';

describe('the questions of a published version', () => {
	it('keeps every question of the Molenwijk guide, in order', () => {
		const rows = questionRows(molenwijkGuide);
		expect(rows).toHaveLength(13);
		expect(rows[0]).toEqual({
			key: 'leeftijd',
			kind: 'single',
			text: 'Wat is uw leeftijd?',
			options: ['lt18', '18_29', '30_44', '45_64', '65_74', '75plus'],
			minimum: null,
			maximum: null
		});
	});

	it('knows the bounds of each kind of number', () => {
		const text = { nl: 'Vraag' };
		const extra = {
			single: { options: [] },
			multiple: { options: [] },
			scale: { points: 7 },
			number: { min: 0, max: 20 }
		} as Record<string, object>;
		const guide = Guide.parse({
			title: text,
			introduction: text,
			consent: text,
			closing: text,
			topics: [
				{
					key: 't',
					title: text,
					questions: QUESTION_KINDS.map((kind) => ({ kind, key: kind, text, ...extra[kind] }))
				}
			]
		});
		const bounds = questionRows(guide).map((row) => [row.kind, row.minimum, row.maximum]);
		expect(bounds.filter(([, minimum]) => minimum !== null)).toEqual([
			['grade', 1, 10],
			['scale', 1, 7],
			['number', 0, 20]
		]);
	});
});
