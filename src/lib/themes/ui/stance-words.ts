import { m } from '../../paraglide/messages.js';
import type { AnswerStance, Stance } from '../answer-marks.ts';
import { sureWord } from './words.ts';

const WORDS = {
	positief: m.stance_positief,
	negatief: m.stance_negatief,
	wens: m.stance_wens,
	gemengd: m.stance_gemengd,
	neutraal: m.stance_neutraal
} satisfies Record<Stance, () => string>;
export const stanceWord = (stance: Stance): string => WORDS[stance]();

/** The key of each stance: on every keyboard, and none that begins a theme's name. */
export const STANCE_KEYS = {
	positief: '+',
	negatief: '-',
	wens: '?',
	gemengd: '*',
	neutraal: '='
} as const satisfies Record<Stance, string>;

/** Who says so: the machine with how sure it is, or a person. */
export function stanceStanding({ source, confidence, by }: AnswerStance): string {
	return source === 'machine'
		? m.stance_suggested({ sure: sureWord(confidence ?? 0) })
		: m.stance_by({ by: by ?? m.themes_coding_former() });
}
