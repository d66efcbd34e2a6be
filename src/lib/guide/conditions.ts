import { questionsOf, type Guide, type Question } from './guide.ts';
import { isShown, type Given, type GivenAnswers } from './is-shown.ts';

// It stands apart because the resident's page runs it too: a file that brings no schemas along.
export { isShown, type GivenAnswers };

/** The questions that are shown with these answers, in order. An answer to a hidden question counts for nothing. */
export function shownQuestions(guide: Guide, answers: GivenAnswers): Question[] {
	const counted: Record<string, Given | undefined> = {};
	const shown: Question[] = [];
	for (const { question } of questionsOf(guide)) {
		if (!isShown(question, counted)) continue;
		shown.push(question);
		counted[question.key] = answers[question.key];
	}
	return shown;
}
