import { z } from 'zod';
import { Answers, MAX_ANSWER_LENGTH, Mode, Voice, type AnswerValue } from '../answering/answer.ts';
import { Language, type Guide, type Question } from '../guide/guide.ts';
import { readArea, readDate, readLanguage, readMode, readVoice } from './about.ts';
import { readCell, wrong, type Read } from './cells.ts';
import { answerable, type Mapping, type RowTarget, type Target } from './columns.ts';
import type { CsvRow, WholeRow } from './csv.ts';
import { MAX_ROW_ID_LENGTH } from './limits.ts';
import { shorten, type Problem, type Reason } from './problem.ts';
import { contentOf, idOfContent, idOfNamedRow } from './row-id.ts';

/** What holds for a row when no column says otherwise. */
export const Defaults = z.object({
	mode: Mode,
	language: Language,
	/** Whose words the open answers of an interview hold; what residents wrote themselves is their own. */
	interviewVoice: Voice.exclude(['own'])
});
export type Defaults = z.infer<typeof Defaults>;

/** One response out of a file, ready to be stored. */
export const ImportedResponse = z.object({
	id: z.uuid(),
	mode: Mode,
	language: Language,
	area: z.uuid().nullable(),
	/** Null when the file does not say when. */
	submittedAt: z.iso.datetime().nullable(),
	answers: Answers
});
export type ImportedResponse = z.infer<typeof ImportedResponse>;

/** Everything that a row is read with. */
export interface Frame {
	consultation: string;
	headers: string[];
	mapping: Mapping;
	guide: Guide;
	areas: { id: string; name: string }[];
	defaults: Defaults;
	now: Date;
}

export type RowResult =
	| { line: number; ok: ImportedResponse; occurrence: number }
	| { line: number; problems: Problem[] };

/** What was seen earlier in the same file: row ids with their line, and how often each nameless content came by. */
export interface Seen {
	ids: Map<string, number>;
	contents: Map<string, number>;
}
export const nothingSeen = (): Seen => ({ ids: new Map(), contents: new Map() });

/** A tab and a line end are text; other control characters are damage. */
const CONTROL = /(?![\t\n])\p{Cc}/u;

type Note = (column: number | null, reason: Reason, values?: Record<string, string>) => void;

/**
 * Reads one row, with all that is wrong in it. The same row always gets the same id: made from the consultation and
 * the row's own id, or, without such a column, from everything in the row and how often it came by before.
 * @param seen is brought up to date
 */
export function readRow(row: CsvRow, frame: Frame, seen: Seen): RowResult {
	const problems: Problem[] = [];
	const note: Note = (column, reason, values = {}) =>
		problems.push({
			line: row.line,
			column: column === null ? null : (frame.headers[column] ?? ''),
			reason,
			values
		});
	if (row.broken) {
		note(null, 'quotes', { value: shorten(row.text) });
		return { problems, line: row.line };
	}
	const cells = fit(row.cells, frame.headers.length);
	if (!cells) {
		note(null, 'cell_count', {
			expected: String(frame.headers.length),
			found: String(row.cells.length)
		});
		return { problems, line: row.line };
	}
	cells.forEach((cell, column) => {
		if (CONTROL.test(cell)) note(column, 'control_character');
	});
	const { id, occurrence } = readId({ ...row, cells }, frame, seen, note);
	const response = { id, ...readContent(cells, frame, note) };
	if (problems.length === 0 && Object.keys(response.answers).length === 0) note(null, 'no_answers');
	return problems.length > 0
		? { problems, line: row.line }
		: { ok: response, occurrence, line: row.line };
}

/** Empty cells too many at the end do no harm: spreadsheets write them. */
function fit(cells: string[], columns: number): string[] | undefined {
	if (cells.length < columns || cells.slice(columns).some((cell) => cell.trim())) return undefined;
	return cells.slice(0, columns);
}

function readId(row: WholeRow, frame: Frame, seen: Seen, note: Note) {
	const column = frame.mapping.indexOf('id');
	if (column < 0) {
		const content = contentOf(frame.consultation, row.cells);
		const occurrence = row.occurrence ?? (seen.contents.get(content) ?? 0) + 1;
		seen.contents.set(content, occurrence);
		return { id: idOfContent(content, occurrence), occurrence };
	}
	const id = row.cells[column]!.trim();
	const earlier = seen.ids.get(id);
	if (!id) note(column, 'id_missing');
	else if (id.length > MAX_ROW_ID_LENGTH)
		note(column, 'id_too_long', { value: shorten(id), max: String(MAX_ROW_ID_LENGTH) });
	else if (earlier !== undefined)
		note(column, 'duplicate_id', { value: id, first: String(earlier) });
	else seen.ids.set(id, row.line);
	return { id: idOfNamedRow(frame.consultation, id), occurrence: 1 };
}

function readContent(cells: string[], frame: Frame, note: Note): Omit<ImportedResponse, 'id'> {
	const { mapping, defaults } = frame;
	const at = <T>(target: RowTarget, read: (cell: string) => Read<T>): T | undefined =>
		readAt(cells, mapping.indexOf(target), read, note);
	const mode = at('mode', readMode) ?? defaults.mode;
	const voice = at('voice', readVoice) ?? (mode === 'assisted' ? defaults.interviewVoice : 'own');
	return {
		mode,
		language: at('language', readLanguage) ?? defaults.language,
		area: at('area', (cell) => readArea(cell, frame.areas)) ?? null,
		submittedAt: at('date', (cell) => readDate(cell, frame.now)) ?? null,
		answers: readAnswers(cells, frame, voice, note)
	};
}

/** The value of the cell in `column`, or undefined when there is no such column, it is empty, or it is wrong. */
function readAt<T>(
	cells: string[],
	column: number,
	read: (cell: string) => Read<T>,
	note: Note
): T | undefined {
	const cell = cells[column]?.trim();
	if (!cell) return undefined;
	const result = read(cell);
	if ('value' in result) return result.value;
	note(column, result.reason, result.values);
	return undefined;
}

function readAnswers(cells: string[], frame: Frame, voice: Voice, note: Note): Answers {
	const answers: Answers = {};
	for (const question of answerable(frame.guide)) {
		const column = (target: Target) => frame.mapping.indexOf(target);
		const answer = readAt(
			cells,
			column(`answer:${question.key}`),
			(cell) => readCell(cell, question),
			note
		);
		const complete =
			question.kind === 'open'
				? withVoice(answer, cells, column(`voice:${question.key}`), voice, note)
				: withOwnWords(answer, question, cells, column(`other:${question.key}`), note);
		if (complete) answers[question.key] = complete;
	}
	return answers;
}

function withVoice(
	answer: AnswerValue | undefined,
	cells: string[],
	column: number,
	voice: Voice,
	note: Note
): AnswerValue | undefined {
	const own = readAt(cells, column, readVoice, note);
	return answer?.kind === 'open' ? { ...answer, voice: own ?? voice } : answer;
}

/** Words beside a choice belong to the option that takes them; when only one does, the words alone are that choice. */
function withOwnWords(
	answer: AnswerValue | undefined,
	question: Question,
	cells: string[],
	column: number,
	note: Note
): AnswerValue | undefined {
	if (question.kind !== 'single' && question.kind !== 'multiple') return answer;
	const words = readAt(cells, column, readOwnWords, note);
	if (!words) return answer;
	const takers = question.options.filter((option) => option.freeText).map(({ id }) => id);
	if (!answer && takers.length === 1)
		return { kind: question.kind, choices: [takers[0]!], other: words };
	if (
		answer &&
		'choices' in answer &&
		answer.kind !== 'yesno' &&
		answer.choices.some((id) => takers.includes(id))
	)
		return { ...answer, other: words };
	note(column, 'other_without_option', { value: shorten(words) });
	return answer;
}

const readOwnWords = (cell: string): Read<string> =>
	cell.length > MAX_ANSWER_LENGTH
		? wrong('too_long', cell, { length: String(cell.length), max: String(MAX_ANSWER_LENGTH) })
		: { value: cell };
