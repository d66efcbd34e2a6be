import { localize, questionsOf, type Guide } from '../guide/guide.ts';

/**
 * The texts of a consultation in which places are named that everybody knows: its areas, its neighbourhood and its
 * interview guide. `findPersonal` takes no name from these for a person.
 */
export function publicTexts(
	consultation: { neighbourhood: string; title: string; areas: readonly string[] },
	guide: Guide | null
): string[] {
	const { neighbourhood, title, areas } = consultation;
	if (!guide) return [...areas, neighbourhood, title];
	const questions = questionsOf(guide).flatMap(({ question }) => [
		question.text,
		...('options' in question ? question.options.map((option) => option.label) : [])
	]);
	const texts = [guide.title, guide.introduction, ...questions];
	return [...areas, neighbourhood, title, ...texts.map((text) => localize(text, 'nl').text)];
}
