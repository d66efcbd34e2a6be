import { CONDITIONS_ON, choicesOf } from '../check-condition.ts';
import { questionsOf, type Condition, type Guide, type Question } from '../guide.ts';

/** The questions before `key` that a condition can be about. */
export function conditionSubjects(guide: Guide, key: string): Question[] {
	const all = questionsOf(guide).map(({ question }) => question);
	const index = all.findIndex((question) => question.key === key);
	return all.slice(0, index).filter((question) => CONDITIONS_ON[question.kind].length > 0);
}

/** A condition of this sort about `subject` to start from: its first option, or no bounds yet. */
export function startCondition(
	subject: Question,
	when: Condition['when'] | undefined = CONDITIONS_ON[subject.kind][0]
): Condition | undefined {
	const question = subject.key;
	switch (when) {
		case 'chosen':
			return { when, question, options: choicesOf(subject).slice(0, 1) };
		case 'range':
			return { when, question };
		case 'answered':
			return { when, question };
		case undefined:
			return undefined;
	}
}
