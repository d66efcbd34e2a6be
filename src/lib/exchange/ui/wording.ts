import { localize, questionsOf, type Guide } from '../../guide/guide.ts';
import { m } from '../../paraglide/messages.js';
import { targetsOf, type RowTarget, type Target } from '../columns.ts';
import type { OpenedCsv } from '../csv.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { Problem, Reason } from '../problem.ts';
import type { Defaults } from '../rows.ts';
import type { Failure } from './server.ts';

/** The sentences and names that the import shows for what its domain says. */

type Values = Record<string, string>;
const REASONS = {
	quotes: ({ value = '' }) => m.import_reason_quotes({ value }),
	cell_count: ({ found = '', expected = '' }) => m.import_reason_cell_count({ found, expected }),
	control_character: () => m.import_reason_control_character(),
	id_missing: () => m.import_reason_id_missing(),
	id_too_long: ({ max = '' }) => m.import_reason_id_too_long({ max }),
	duplicate_id: ({ value = '', first = '' }) => m.import_reason_duplicate_id({ value, first }),
	no_answers: () => m.import_reason_no_answers(),
	unknown_mode: ({ value = '' }) => m.import_reason_unknown_mode({ value }),
	unknown_area: ({ value = '' }) => m.import_reason_unknown_area({ value }),
	unknown_language: ({ value = '' }) => m.import_reason_unknown_language({ value }),
	unknown_voice: ({ value = '' }) => m.import_reason_unknown_voice({ value }),
	unknown_date: ({ value = '' }) => m.import_reason_unknown_date({ value }),
	future_date: ({ value = '' }) => m.import_reason_future_date({ value }),
	unknown_option: ({ value = '' }) => m.import_reason_unknown_option({ value }),
	ambiguous_option: ({ value = '' }) => m.import_reason_ambiguous_option({ value }),
	one_option: ({ value = '' }) => m.import_reason_one_option({ value }),
	exclusive_option: ({ value = '' }) => m.import_reason_exclusive_option({ value }),
	other_without_option: ({ value = '' }) => m.import_reason_other_without_option({ value }),
	not_a_number: ({ value = '' }) => m.import_reason_not_a_number({ value }),
	not_whole: ({ value = '' }) => m.import_reason_not_whole({ value }),
	out_of_range: ({ value = '', min = '', max = '' }) =>
		m.import_reason_out_of_range({ value, min, max }),
	not_yes_or_no: ({ value = '' }) => m.import_reason_not_yes_or_no({ value }),
	too_long: ({ length = '', max = '' }) => m.import_reason_too_long({ length, max })
} satisfies Record<Reason, (values: Values) => string>;

export const reasonText = (problem: Problem): string => REASONS[problem.reason](problem.values);

/** The reason with the column that it is about. */
export const explain = (problem: Problem): string =>
	problem.column === null
		? reasonText(problem)
		: m.import_problem_in({ column: problem.column, reason: reasonText(problem) });

const ROW_TARGET_NAMES = {
	id: m.import_target_id,
	mode: m.import_target_mode,
	area: m.import_target_area,
	language: m.import_target_language,
	date: m.import_target_date,
	voice: m.import_target_voice
} satisfies Record<RowTarget, () => string>;

export interface TargetChoice {
	target: Target;
	name: string;
}

/** What a column can be, by name: about the response first, then by topic of the guide. */
export function targetChoices(guide: Guide): { group: string; choices: TargetChoice[] }[] {
	const offered = targetsOf(guide);
	const rowTargets = offered.filter((target): target is RowTarget => target in ROW_TARGET_NAMES);
	const topics = Map.groupBy(questionsOf(guide), ({ topic }) => topic);
	return [
		{
			group: m.import_target_group(),
			choices: rowTargets.map((target) => ({ target, name: ROW_TARGET_NAMES[target]() }))
		},
		...[...topics].map(([topic, entries]) => ({
			group: localize(topic.title, 'nl').text,
			choices: entries.flatMap(({ question }) => {
				const own = offered.filter((target) => target.split(':')[1] === question.key);
				const text = localize(question.text, 'nl').text;
				return own.map((target) => ({ target, name: questionTargetName(target, text) }));
			})
		}))
	];
}

function questionTargetName(target: Target, question: string): string {
	if (target.startsWith('voice:')) return m.import_target_voice_of({ question });
	if (target.startsWith('other:')) return m.import_target_other_of({ question });
	return question;
}

const DELIMITERS: Record<string, () => string> = {
	';': m.import_delimiter_semicolon,
	',': m.import_delimiter_comma,
	'\t': m.import_delimiter_tab
};
export const delimiterName = (delimiter: string) =>
	(DELIMITERS[delimiter] ?? m.import_delimiter_other)();

type Refusal = Extract<OpenedCsv, { state: 'refused' }>['why'] | 'unreadable';
export const REFUSALS = {
	empty: m.import_refused_empty,
	spreadsheet: m.import_refused_spreadsheet,
	binary: m.import_refused_binary,
	header: m.import_refused_header,
	columns: () => m.import_refused_columns({ max: MAX_COLUMNS }),
	unreadable: m.import_refused_unreadable
} satisfies Record<Refusal, () => string>;

export const FAILURES = {
	offline: m.import_failed_offline,
	signed_out: m.import_failed_signed_out,
	forbidden: m.import_failed_forbidden,
	refused: m.import_failed_refused,
	server: m.import_failed_server
} satisfies Record<Failure, () => string>;

export const MODES = {
	paper: m.import_mode_paper,
	assisted: m.import_mode_assisted,
	self: m.import_mode_self
} satisfies Record<Defaults['mode'], () => string>;

export const VOICES = {
	paraphrase: m.import_voice_paraphrase,
	verbatim: m.import_voice_verbatim,
	observation: m.import_voice_observation
} satisfies Record<Defaults['interviewVoice'], () => string>;
