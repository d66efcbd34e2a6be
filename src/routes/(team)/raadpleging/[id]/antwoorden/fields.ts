import { AREA_FIELD, LANGUAGE_FIELD, valueIn, type Content } from '$lib/answering/content.ts';
import { answerInWords, languageName } from '$lib/answering/ui/in-words.ts';
import { localize, questionsOf, type Guide } from '$lib/guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';

/** A field of a response as people call it, and what a version of the response has there. */
export interface Field {
	name: string;
	label: string;
	/** Its place in the guide. */
	place: number;
	/** In words; undefined: left empty. */
	said: (content: Content) => string | undefined;
}

/** @param areas of the consultation; one that is no longer among them shows as it is kept */
export function fieldIn(name: string, guide: Guide, areas: { id: string; name: string }[]): Field {
	if (name === LANGUAGE_FIELD)
		return {
			name,
			label: m.responses_column_language(),
			place: -2,
			said: ({ language }) => languageName(language)
		};
	if (name === AREA_FIELD)
		return {
			name,
			label: m.responses_column_area(),
			place: -1,
			said: ({ area }) =>
				area === null ? undefined : (areas.find(({ id }) => id === area)?.name ?? area)
		};
	const questions = questionsOf(guide);
	const place = questions.findIndex(({ question }) => question.key === name);
	const question = questions[place]?.question;
	return {
		name,
		label: question ? localize(question.text, 'nl').text : name,
		place: question ? place : questions.length,
		said(content) {
			const value = question && valueIn(content, question);
			return value && answerInWords(question, value);
		}
	};
}
