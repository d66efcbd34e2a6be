import type { QuestionKind } from '../guide/guide.ts';
import { AnswerValue, type Declined, type Voice } from './answer.ts';

/** An answer as the database keeps it: one row with a column for each form that an answer can take. */
export interface StoredAnswer {
	text: string | null;
	voice: Voice | null;
	choices: string[] | null;
	number: number | null;
	declined: Declined | null;
}

/** What is left out when a column is empty. */
const other = (text: string | null) => (text ? { other: text } : {});

/**
 * The answer that a row holds: the inverse of `toColumns`. An imported row without any value holds none.
 * @throws ZodError for a row that no question of this kind can have
 */
export function fromColumns(kind: QuestionKind, row: StoredAnswer): AnswerValue | undefined {
	if (row.declined) return { kind: 'declined', declined: row.declined };
	if (row.text === null && row.choices === null && row.number === null) return undefined;
	switch (kind) {
		case 'open':
			return AnswerValue.parse({ kind, text: row.text, voice: row.voice ?? 'own' });
		case 'single':
		case 'multiple':
			return AnswerValue.parse({ kind, choices: row.choices, ...other(row.text) });
		case 'yesno':
			return AnswerValue.parse({ kind, choices: row.choices });
		case 'grade':
		case 'scale':
		case 'number':
			return AnswerValue.parse({ kind, number: row.number });
		case 'info':
			return undefined;
	}
}
