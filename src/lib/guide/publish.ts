import { questionsOf, type Guide, type Question, type QuestionKind } from './guide.ts';

/** A question as the database keeps it beside a published version, to check answers against. */
export interface QuestionRow {
	key: string;
	kind: QuestionKind;
	/** The Dutch text: the source of every translation. */
	text: string;
	/** Option ids. Yes/no has none: the database knows `yes` and `no`. */
	options: string[];
	minimum: number | null;
	maximum: number | null;
}

const GRADE = { minimum: 1, maximum: 10 } as const;
const UNBOUNDED = { minimum: null, maximum: null } as const;

function bounds(question: Question): Pick<QuestionRow, 'minimum' | 'maximum'> {
	switch (question.kind) {
		case 'grade':
			return GRADE;
		case 'scale':
			return { minimum: 1, maximum: question.points };
		case 'number':
			return { minimum: question.min ?? null, maximum: question.max ?? null };
		default:
			return UNBOUNDED;
	}
}

/** The questions of a guide, in order, as `publish_guide` takes them. */
export function questionRows(guide: Guide): QuestionRow[] {
	return questionsOf(guide).map(({ question }) => ({
		key: question.key,
		kind: question.kind,
		text: question.text.nl?.trim() ?? '',
		options: 'options' in question ? question.options.map((option) => option.id) : [],
		...bounds(question)
	}));
}
