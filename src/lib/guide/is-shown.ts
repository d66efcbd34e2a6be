import type { Condition, Question } from './guide.ts';

/** What conditions look at in an answer. Choices are option ids; a yes/no question's are `yes` and `no`. */
export interface Given {
	kind: string;
	choices?: readonly string[] | undefined;
	number?: number | undefined;
}
/** Answers by question key; a question without an entry was not answered. */
export type GivenAnswers = Readonly<Record<string, Given | undefined>>;

/**
 * Whether `question` is shown, given the answers to the questions that are shown before it.
 * "Weet ik niet" and "zeg ik liever niet" meet no condition: there is nothing to ask on about.
 * Pass only answers to shown questions (`shownQuestions` does), so that what hangs on a hidden question stays hidden.
 */
export function isShown(question: Pick<Question, 'showWhen'>, answers: GivenAnswers): boolean {
	const condition = question.showWhen;
	if (!condition) return true;
	const given = answers[condition.question];
	return given !== undefined && given.kind !== 'declined' && isMet(condition, given);
}

function isMet(condition: Condition, given: Given): boolean {
	switch (condition.when) {
		case 'answered':
			return true;
		case 'chosen':
			return given.choices?.some((choice) => condition.options.includes(choice)) ?? false;
		case 'range': {
			if (given.number === undefined) return false;
			const { min = -Infinity, max = Infinity } = condition;
			return given.number >= min && given.number <= max;
		}
	}
}
