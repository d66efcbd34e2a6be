import { describe, expect, it } from 'vitest';
import { checkGuide } from './check.ts';
import {
	addQuestion,
	addTopic,
	duplicateQuestion,
	duplicateTopic,
	moveQuestion,
	moveTopic,
	newQuestion,
	newTopic,
	removeQuestion,
	removeTopic,
	setQuestion
} from './edit.ts';
import { Guide, QUESTION_KINDS, questionsOf } from './guide.ts';
import { emptyGuide, molenwijkGuide } from './templates.ts';
import { isUntranslated, untranslatedCount } from './translations.ts';

const order = (guide: Guide) =>
	guide.topics.map((topic) => topic.questions.map(({ key }) => key).join(' '));
const twoTopics = () => {
	let guide = addTopic(addTopic(emptyGuide('Wonen'), newTopic('een')), newTopic('twee'));
	for (const key of ['a', 'b']) guide = addQuestion(guide, 'een', newQuestion('open', key));
	return addQuestion(guide, 'twee', newQuestion('yesno', 'c'));
};

describe('editing a guide', () => {
	it('starts each kind as a draft that can be kept', () => {
		const guide = addTopic(emptyGuide('Wonen'), {
			...newTopic('t'),
			questions: QUESTION_KINDS.map((kind) => newQuestion(kind, kind))
		});
		expect(Guide.parse(guide)).toEqual(guide);
	});

	it('moves a question within its topic and on into the next', () => {
		const guide = twoTopics();
		expect(order(moveQuestion(guide, 'a', 1))).toEqual(['b a', 'c']);
		expect(order(moveQuestion(guide, 'b', 1))).toEqual(['a', 'b c']);
		expect(order(moveQuestion(guide, 'c', -1))).toEqual(['a b c', '']);
		expect(order(moveQuestion(guide, 'a', -1))).toEqual(['a b', 'c']);
		expect(order(moveTopic(guide, 'twee', -1))).toEqual(['c', 'a b']);
	});

	it('leaves the guide that it was given alone', () => {
		const guide = twoTopics();
		const before = structuredClone(guide);
		setQuestion(guide, { ...newQuestion('open', 'a'), required: true });
		removeQuestion(guide, 'a');
		removeTopic(guide, 'een');
		moveQuestion(guide, 'b', 1);
		expect(guide).toEqual(before);
	});

	it('copies a question behind itself, under a key of its own', () => {
		expect(order(duplicateQuestion(twoTopics(), 'a', 'a2'))).toEqual(['a a2 b', 'c']);
	});

	it('copies a topic with conditions that look at the copies', () => {
		let guide = twoTopics();
		const showWhen = { when: 'answered' as const, question: 'a' };
		guide = setQuestion(guide, { ...newQuestion('open', 'b'), showWhen });
		let made = 0;
		const copy = duplicateTopic(guide, 'een', () => `k${++made}`);
		expect(order(copy)).toEqual(['a b', 'k1 k2', 'c']);
		const copied = questionsOf(copy).find(({ question }) => question.key === 'k2');
		expect(copied?.question.showWhen).toEqual({ when: 'answered', question: 'k1' });
		expect(checkGuide(copy).some(({ code }) => code.startsWith('condition'))).toBe(false);
	});
});

describe('translations', () => {
	it('counts what is said in Dutch only', () => {
		expect(isUntranslated({ nl: 'Ja', en: ' ' }, 'en')).toBe(true);
		expect(isUntranslated({ nl: '' }, 'en')).toBe(false);
		expect(untranslatedCount(emptyGuide('Wonen'), 'en')).toBe(4);
		expect(untranslatedCount(molenwijkGuide, 'nl')).toBe(0);
	});
});
