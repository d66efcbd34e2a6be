import type { Language } from '../guide.ts';

/** The name of a language, in the language of the reader: "Turks", "Turkish". */
export function languageName(language: Language, reader: string): string {
	const name = new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}
