import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { isForeign, recogniseLanguage } from '../language.ts';
import { tokenise } from '../text.ts';

/** The name of a language within a sentence: "Turks", "Turkish". */
const nameOf = (language: string): string =>
	new Intl.DisplayNames([getLocale()], { type: 'language' }).of(language) ?? language;

/**
 * The language of an answer, where it is worth a word: that of the questionnaire when it is not Dutch, and the one that the words
 * look like when that is another. The machine is unsure of its themes in both.
 */
export function languageWord({
	language,
	text
}: {
	language: string;
	text: string;
}): string | null {
	const tokens = tokenise(text);
	if (!isForeign(tokens))
		return language === 'nl' ? null : m.language_of_form({ language: nameOf(language) });
	const seen = recogniseLanguage(tokens);
	if (seen !== 'unsure' && seen !== 'nl' && seen !== language)
		return m.language_looks_like({ language: nameOf(seen) });
	return language === 'nl'
		? m.language_not_dutch()
		: m.language_unsure({ language: nameOf(language) });
}
