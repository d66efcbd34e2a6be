import type { Mode, Voice } from '../../answering/answer.ts';
import { m } from '../../paraglide/messages.js';
import type { ClosedQuestion } from '../closed.ts';
import type { Coding } from '../coded-answer.ts';
import { closedKey, type Dimension, type FixedDimension, type Pick } from '../filters.ts';

const MODES = {
	self: m.themes_mode_self,
	assisted: m.themes_mode_assisted,
	paper: m.themes_mode_paper
} satisfies Record<Mode, () => string>;
export const modeWord = (mode: Mode): string => MODES[mode]();

const VOICES = {
	own: m.themes_voice_own,
	verbatim: m.themes_voice_verbatim,
	paraphrase: m.themes_voice_paraphrase,
	observation: m.themes_voice_observation
} satisfies Record<Voice, () => string>;
export const voiceWord = (voice: Voice): string => VOICES[voice]();

const DIMENSIONS = {
	question: m.themes_by_question,
	area: m.themes_by_area,
	mode: m.themes_by_mode,
	voice: m.reading_by_voice,
	week: m.reading_by_week,
	stance: m.stance_by_dimension
} satisfies Record<FixedDimension, () => string>;
/** "per buurt", or "per antwoord op …" with the closed question among `closed`. */
export function dimensionWord(dimension: Dimension, closed: readonly ClosedQuestion[]): string {
	const key = closedKey(dimension);
	if (key === null) return DIMENSIONS[dimension as FixedDimension]();
	const question = closed.find((asked) => asked.key === key)?.text ?? key;
	return m.reading_by_question_of({ question });
}

/** What a resident chose, in words: an option's label, yes or no, a band of grades, a point of a scale. */
export function closedValueWord({ kind, values }: ClosedQuestion, value: string): string {
	if (kind === 'yesno') return value === 'yes' ? m.answer_yes() : m.answer_no();
	return values.find((known) => known.value === value)?.label || value.replace('-', '–');
}

/** "week 47, 2026" for "2026-W47". */
export function weekWord(week: string): string {
	const [year = '', number = ''] = week.split('-W');
	return m.reading_week({ week: Number(number), year });
}

const PICKS = {
	theme: m.themes_pick_all,
	confirmed: m.themes_pick_confirmed,
	suggested: m.themes_pick_suggested,
	none: m.themes_bucket_none,
	checked_none: m.themes_bucket_checked_none,
	checked: m.themes_pick_checked,
	unchecked: m.themes_pick_unchecked,
	all: m.themes_pick_all
} satisfies Record<Pick, () => string>;
export const pickWord = (pick: Pick): string => PICKS[pick]();

/** From these confidences on the machine is called fairly sure, or doubtful; below the second it is unsure. */
const SURE = { high: 0.8, middle: 0.5 };

export function sureWord(confidence: number): string {
	if (confidence >= SURE.high) return m.themes_sure_high();
	return confidence >= SURE.middle ? m.themes_sure_middle() : m.themes_sure_low();
}

/** Who stands by a coding, in words: the machine with how sure it is, or a person by name. */
export function standingWord({ state, confidence, by }: Coding): string {
	if (state === 'suggested') return `${m.themes_coding_suggested()}, ${sureWord(confidence ?? 0)}`;
	const who = { by: by ?? m.themes_coding_former() };
	if (state === 'rejected') return m.themes_coding_rejected_by(who);
	return confidence === null ? m.themes_coding_added_by(who) : m.themes_coding_confirmed_by(who);
}
