import { describe, expect, it } from 'vitest';
import { isShown, shownQuestions } from './conditions.ts';
import { Guide } from './guide.ts';

const guide = Guide.parse({
	title: { nl: 'Wonen' },
	introduction: { nl: 'Welkom' },
	consent: { nl: 'Vrijwillig' },
	closing: { nl: 'Dank' },
	topics: [
		{
			key: 'buiten',
			title: { nl: 'Buiten' },
			questions: [
				{ kind: 'yesno', key: 'fietst', text: { nl: 'Fietst u?' } },
				{
					kind: 'number',
					key: 'fietsen',
					text: { nl: 'Hoeveel fietsen?' },
					showWhen: { when: 'chosen', question: 'fietst', options: ['yes'] }
				},
				{
					kind: 'open',
					key: 'stalling',
					text: { nl: 'Waar staan ze?' },
					showWhen: { when: 'range', question: 'fietsen', min: 2 }
				},
				{
					kind: 'open',
					key: 'waarom',
					text: { nl: 'Waarom daar?' },
					showWhen: { when: 'answered', question: 'stalling' }
				}
			]
		}
	]
});
const keys = (answers: Parameters<typeof shownQuestions>[1]) =>
	shownQuestions(guide, answers).map(({ key }) => key);

describe('conditions', () => {
	it('shows a question without a condition, and hides what has not been reached', () => {
		expect(keys({})).toEqual(['fietst']);
	});

	it('follows a chosen option, a range and an answer at all', () => {
		const fietst = { kind: 'yesno', choices: ['yes'] };
		expect(keys({ fietst })).toEqual(['fietst', 'fietsen']);
		const fietsen = { kind: 'number', number: 2 };
		expect(keys({ fietst, fietsen })).toEqual(['fietst', 'fietsen', 'stalling']);
		expect(keys({ fietst, fietsen: { kind: 'number', number: 1 } })).toEqual(['fietst', 'fietsen']);
		const stalling = { kind: 'open', text: 'In de gang' };
		expect(keys({ fietst, fietsen, stalling })).toHaveLength(4);
	});

	it('counts nothing that was answered to a question that is hidden now', () => {
		const answers = {
			fietst: { kind: 'yesno', choices: ['no'] },
			fietsen: { kind: 'number', number: 3 },
			stalling: { kind: 'open' }
		};
		expect(keys(answers)).toEqual(['fietst']);
	});

	it('asks on about nothing when somebody would rather not say', () => {
		const question = { showWhen: { when: 'answered' as const, question: 'fietst' } };
		expect(isShown(question, { fietst: { kind: 'yesno', choices: ['no'] } })).toBe(true);
		expect(isShown(question, { fietst: { kind: 'declined' } })).toBe(false);
	});

	it('includes both ends of a range', () => {
		const question = {
			showWhen: { when: 'range' as const, question: 'cijfer', min: 3, max: 5 }
		};
		const shownAt = [2, 3, 5, 6].filter((number) =>
			isShown(question, { cijfer: { kind: 'grade', number } })
		);
		expect(shownAt).toEqual([3, 5]);
	});
});
