import type { Language, LocalizedText } from '../guide/guide.ts';
import { localize } from '../guide/guide.ts';

/** Each language in its own words, as its speakers look for it. */
export const LANGUAGE_NAMES = {
	nl: 'Nederlands',
	en: 'English',
	tr: 'Türkçe',
	ar: 'العربية',
	pl: 'Polski',
	uk: 'Українська',
	fr: 'Français',
	de: 'Deutsch',
	es: 'Español',
	so: 'Soomaali',
	ti: 'ትግርኛ'
} satisfies Record<Language, string>;

/** Which way a language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
	return language === 'ar' ? 'rtl' : 'ltr';
}

/** `lang` and `dir` for an element with text in `language`, where its surroundings are in `around`. */
export function marked(
	language: Language,
	around: Language
): { lang?: Language; dir?: 'ltr' | 'rtl' } {
	return language === around ? {} : { lang: language, dir: directionOf(language) };
}

/** A text as it is shown among text in `language`: marked where its translation is missing. */
export function shownText(
	text: LocalizedText,
	language: Language
): { text: string; attributes: ReturnType<typeof marked> } {
	const found = localize(text, language);
	return { text: found.text, attributes: marked(found.language, language) };
}

/** The paragraphs of a text: an empty line stands between them. */
export function paragraphs(text: string): string[] {
	return text
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.trim())
		.filter((paragraph) => paragraph !== '');
}
