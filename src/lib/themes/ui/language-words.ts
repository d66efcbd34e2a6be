import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { isForeign } from '../language.ts';
import { tokenise } from '../text.ts';

/** The name of a language within a sentence: "Turks", "Turkish". */
const nameOf = (language: string): string =>
	new Intl.DisplayNames([getLocale()], { type: 'language' }).of(language) ?? language;

/**
 * The language of an answer, where it is worth a word: that of the questionnaire when it is not Dutch, and a doubt when the
 * words look like another language than the questionnaire's. The machine is unsure of its themes in both.
 */
export function languageWord({
	language,
	text
}: {
	language: string;
	text: string;
}): string | null {
	const foreign = isForeign(tokenise(text));
	if (language !== 'nl')
		return foreign
			? m.language_unsure({ language: nameOf(language) })
			: m.language_of_form({ language: nameOf(language) });
	return foreign ? m.language_not_dutch() : null;
}
