import { localize, type Language, type Question } from '../../guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';
import type { AnswerValue, Mode, Voice } from '../answer.ts';

const VOICES = {
	own: m.voice_own,
	verbatim: m.voice_verbatim,
	paraphrase: m.voice_paraphrase,
	observation: m.voice_observation
} satisfies Record<Voice, () => string>;
export const voiceName = (voice: Voice): string => VOICES[voice]();

const MODES = {
	self: m.mode_self,
	assisted: m.mode_assisted,
	paper: m.mode_paper
} satisfies Record<Mode, () => string>;
export const modeName = (mode: Mode): string => MODES[mode]();

/** "Turks", for a language tag. */
export function languageName(language: string): string {
	return new Intl.DisplayNames(getLocale(), { type: 'language' }).of(language) ?? language;
}

/** The texts of the chosen options; an id that the guide does not know shows as it is. */
function labels(question: Question, choices: readonly string[], language: Language): string {
	const options = 'options' in question ? question.options : [];
	return choices
		.map((id) => {
			const option = options.find((one) => one.id === id);
			return option ? localize(option.label, language).text : id;
		})
		.join(' · ');
}

/** An answer as somebody would read it out, with option labels in `language` (missing ones in Dutch). */
export function answerInWords(
	question: Question,
	value: AnswerValue,
	language: Language = 'nl'
): string {
	switch (value.kind) {
		case 'declined':
			return value.declined === 'dont_know' ? m.answer_dont_know() : m.answer_rather_not();
		case 'open':
			return value.text;
		case 'single':
		case 'multiple': {
			const chosen = labels(question, value.choices, language);
			return value.other ? `${chosen}: ${value.other}` : chosen;
		}
		case 'yesno':
			return value.choices[0] === 'yes' ? m.answer_yes() : m.answer_no();
		case 'grade':
			return m.response_grade({ grade: value.number });
		case 'scale': {
			const highest = question.kind === 'scale' ? question.points : value.number;
			return m.response_step({ step: value.number, highest });
		}
		case 'number': {
			const number = new Intl.NumberFormat(getLocale()).format(value.number);
			const unit = question.kind === 'number' ? localize(question.unit, language).text : '';
			return unit ? `${number} ${unit}` : number;
		}
	}
}
