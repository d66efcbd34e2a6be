import type { Condition, Question, QuestionKind } from './guide.ts';

export type ConditionProblemCode =
	| 'condition-question-unknown'
	| 'condition-question-later'
	| 'condition-kind-misfit'
	| 'condition-option-missing'
	| 'condition-option-unknown'
	| 'condition-range-empty'
	| 'condition-range-outside';

/** Which conditions an earlier question of each kind can be asked about. An info text has no answer. */
export const CONDITIONS_ON = {
	open: ['answered'],
	single: ['chosen', 'answered'],
	multiple: ['chosen', 'answered'],
	grade: ['range', 'answered'],
	scale: ['range', 'answered'],
	yesno: ['chosen', 'answered'],
	number: ['range', 'answered'],
	info: []
} as const satisfies Record<QuestionKind, readonly Condition['when'][]>;

/** The ids that a `chosen` condition on `question` can name. */
export function choicesOf(question: Question): string[] {
	if ('options' in question) return question.options.map((option) => option.id);
	return question.kind === 'yesno' ? ['yes', 'no'] : [];
}

/** The lowest and highest number that `question` takes. */
export function numbersOf(question: Question): { min: number; max: number } {
	switch (question.kind) {
		case 'grade':
			return { min: 1, max: 10 };
		case 'scale':
			return { min: 1, max: question.points };
		case 'number':
			return { min: question.min ?? -Infinity, max: question.max ?? Infinity };
		default:
			return { min: Infinity, max: -Infinity };
	}
}

/**
 * What is wrong with the condition of `question`, or undefined when it has none or it can be met.
 * @param earlier the questions that come before it
 * @param all the keys of every question of the guide
 */
export function conditionProblem(
	question: Question,
	earlier: readonly Question[],
	all: ReadonlySet<string>
): ConditionProblemCode | undefined {
	const condition = question.showWhen;
	if (!condition) return undefined;
	const about = earlier.find(({ key }) => key === condition.question);
	if (!about) {
		return all.has(condition.question) ? 'condition-question-later' : 'condition-question-unknown';
	}
	const possible: readonly Condition['when'][] = CONDITIONS_ON[about.kind];
	if (!possible.includes(condition.when)) return 'condition-kind-misfit';
	if (condition.when === 'chosen') return chosenProblem(condition.options, choicesOf(about));
	if (condition.when === 'range') return rangeProblem(condition, numbersOf(about));
	return undefined;
}

function chosenProblem(chosen: string[], choices: string[]): ConditionProblemCode | undefined {
	if (chosen.length === 0) return 'condition-option-missing';
	return chosen.every((id) => choices.includes(id)) ? undefined : 'condition-option-unknown';
}

function rangeProblem(
	{ min, max }: { min?: number | undefined; max?: number | undefined },
	possible: { min: number; max: number }
): ConditionProblemCode | undefined {
	if (min === undefined && max === undefined) return 'condition-range-empty';
	const low = Math.max(min ?? -Infinity, possible.min);
	const high = Math.min(max ?? Infinity, possible.max);
	if ((min ?? -Infinity) > (max ?? Infinity)) return 'condition-range-empty';
	return low > high ? 'condition-range-outside' : undefined;
}
