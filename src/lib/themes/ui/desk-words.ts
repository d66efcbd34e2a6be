import { m } from '../../paraglide/messages.js';
import type { Mark } from '../answer-marks.ts';
import { partText } from '../parts.ts';
import { stanceWord } from './stance-words.ts';

/** What is read out when something was marked. */
export function markSaid(
	mark: Mark,
	{ text }: { text: string },
	nameOf: (theme: string) => string
): string {
	switch (mark.kind) {
		case 'stance':
			return m.desk_said_stance({
				stance: mark.stance ? stanceWord(mark.stance) : m.stance_none()
			});
		case 'span': {
			if (!mark.on) return m.desk_said_part_off();
			return m.desk_said_part({ theme: nameOf(mark.theme), part: partText(text, mark) });
		}
		case 'word': {
			const what = { word: mark.word, theme: nameOf(mark.theme) };
			return mark.on ? m.desk_said_word_on(what) : m.desk_said_word_off(what);
		}
		case 'quote':
			if (mark.on && mark.part) return m.desk_quote_part({ part: partText(text, mark.part) });
			return mark.on ? m.desk_said_quote_on() : m.desk_said_quote_off();
	}
}
