import type { Condition, Guide, Question, Topic } from '../guide/guide.ts';

/** A question as it stands on paper. An information text has no number. */
export interface PaperQuestion {
	number: number | undefined;
	question: Question;
	/** Answer only when: the number of an earlier question, and the codes there, or nothing when any answer will do. */
	onlyIf: { number: number; codes: string[] } | undefined;
}

/** A guide as it is printed: questions numbered through, in the order in which they are typed over. */
export function paperForm(guide: Guide): { topic: Topic; questions: PaperQuestion[] }[] {
	const numbers = new Map<string, { number: number; question: Question }>();
	return guide.topics.map((topic) => ({
		topic,
		questions: topic.questions.map((question) => {
			const asks = question.kind !== 'info';
			const number = asks ? numbers.size + 1 : undefined;
			const onlyIf = question.showWhen && conditionOnPaper(question.showWhen, numbers);
			if (number !== undefined) numbers.set(question.key, { number, question });
			return { number, question, onlyIf };
		})
	}));
}

function conditionOnPaper(
	condition: Condition,
	numbers: ReadonlyMap<string, { number: number; question: Question }>
): PaperQuestion['onlyIf'] {
	const about = numbers.get(condition.question);
	if (!about) return undefined;
	const codes = paperCodes(about.question)
		.filter(({ id, code }) => {
			if (condition.when === 'answered') return false;
			if (condition.when === 'chosen') return condition.options.includes(id);
			const { min = -Infinity, max = Infinity } = condition;
			return code >= min && code <= max;
		})
		.map(({ code }) => String(code));
	return { number: about.number, codes };
}

/** The code of each choice, as it is printed and as it is typed: 1, 2, 3 … in the guide's order. */
export function paperCodes(question: Question): { id: string; code: number }[] {
	const ids =
		question.kind === 'single' || question.kind === 'multiple'
			? question.options.map(({ id }) => id)
			: question.kind === 'yesno'
				? ['yes', 'no']
				: Array.from({ length: steps(question) }, (_, step) => String(step + 1));
	return ids.map((id, place) => ({ id, code: place + 1 }));
}

const steps = (question: Question): number =>
	question.kind === 'grade' ? 10 : question.kind === 'scale' ? question.points : 0;
