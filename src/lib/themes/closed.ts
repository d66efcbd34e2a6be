import { localize, questionsOf, type Guide, type Question } from '../guide/guide.ts';
import type { QuestionKind } from '../guide/guide.ts';

/** A closed question as the themes pages filter and break down by it. */
export interface ClosedQuestion {
	key: string;
	text: string;
	kind: 'single' | 'multiple' | 'yesno' | 'grade' | 'scale';
	/** The values in order. `label` is empty where the value itself says enough (a band, a point), and for yes and no. */
	values: { value: string; label: string }[];
}

/** A grade is told in three bands, as in the report: ten small groups say little. */
export const GRADE_BANDS = ['1-5', '6-7', '8-10'] as const;

const bare = (values: readonly string[]) => values.map((value) => ({ value, label: '' }));
const options = (question: Question & { kind: 'single' | 'multiple' }) =>
	question.options.map(({ id, label }) => ({ value: id, label: localize(label, 'nl').text }));

/** What can be chosen, per kind; null for what has no values to choose from. */
const VALUES = {
	single: options,
	multiple: options,
	yesno: () => bare(['yes', 'no']),
	grade: () => bare(GRADE_BANDS),
	scale: ({ points }) => bare(Array.from({ length: points }, (_, i) => String(i + 1))),
	number: () => null,
	open: () => null,
	info: () => null
} satisfies {
	[K in QuestionKind]: (
		question: Extract<Question, { kind: K }>
	) => ClosedQuestion['values'] | null;
};

/** The closed questions of a guide, in order. */
export function closedQuestions(guide: Guide): ClosedQuestion[] {
	return questionsOf(guide).flatMap(({ question }) => {
		const valuesOf = VALUES[question.kind] as (of: Question) => ClosedQuestion['values'] | null;
		const values = valuesOf(question);
		if (!values) return [];
		const kind = question.kind as ClosedQuestion['kind'];
		return [{ key: question.key, text: localize(question.text, 'nl').text, kind, values }];
	});
}

/** Asks for the age, or seems to: what teams break down by most often, so that it stands first in a list. */
export const asksAge = ({ key, text }: ClosedQuestion): boolean =>
	/\b(leeftijd|hoe oud)/i.test(`${key} ${text}`);

/** Only of these does a resident give one value at most, so that groups can be set against each other. */
export const isExclusive = ({ kind }: ClosedQuestion): boolean => kind !== 'multiple';
