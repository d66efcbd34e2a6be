import { questionsOf, type Guide, type Language, type LocalizedText } from './guide.ts';

/** Every text of a guide that a resident or a worker reads. */
export function textsOf(guide: Guide): LocalizedText[] {
	const texts = [guide.title, guide.introduction, guide.consent, guide.closing];
	for (const topic of guide.topics) texts.push(topic.title, topic.introduction);
	for (const { question } of questionsOf(guide)) {
		texts.push(question.text, question.help, ...question.probes);
		if ('options' in question) texts.push(...question.options.map((option) => option.label));
		if ('minLabel' in question) texts.push(question.minLabel, question.maxLabel);
		if ('unit' in question) texts.push(question.unit);
	}
	return texts;
}

/** Whether `text` says something in Dutch that it does not say in `language`. */
export function isUntranslated(text: LocalizedText, language: Language): boolean {
	return Boolean(text.nl?.trim()) && !text[language]?.trim();
}

export function untranslatedCount(guide: Guide, language: Language): number {
	return textsOf(guide).filter((text) => isUntranslated(text, language)).length;
}
