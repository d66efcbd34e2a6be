import type { Language } from '../../guide/guide.ts';
import { getLocale } from '$lib/paraglide/runtime.js';
import { marked } from '../languages.ts';

/** `lang` and `dir` for interface words among text in `language`: they exist in fewer languages than guides do. */
export function interfaceWords(language: Language): ReturnType<typeof marked> {
	return marked(getLocale(), language);
}
