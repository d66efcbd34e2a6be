import { setQuestion, setTopic } from './edit.ts';
import {
	localize,
	questionsOf,
	type Guide,
	type Language,
	type LocalizedText,
	type Sound,
	type Sounds
} from './guide.ts';

/** What is read aloud to somebody who reads `text` in `language`: in that language, else in the one that the text is shown in. */
export function soundFor(
	sounds: Sounds | undefined,
	text: LocalizedText,
	language: Language
): Sound | undefined {
	return sounds?.[language] ?? sounds?.[localize(text, language).language];
}

/** Whether the text says something else by now than what was read aloud. */
export function isOutdated(sound: Sound, text: LocalizedText, language: Language): boolean {
	return sound.text !== (text[language]?.trim() ?? '');
}

/** `sounds` with another recording in this language, or without one; undefined when none is left. */
function withSound(
	sounds: Sounds | undefined,
	language: Language,
	sound: Sound | undefined
): Sounds | undefined {
	const { [language]: _, ...others } = sounds ?? {};
	const changed = sound ? { ...others, [language]: sound } : others;
	return Object.keys(changed).length > 0 ? changed : undefined;
}

/** Where a guide is read aloud: its introduction, the consent text, or the introduction of a topic or a question by its key. */
export type SoundPlace = 'introduction' | 'consent' | { topic: string } | { question: string };

/** The guide with another recording at this place, or without one. It is as it was when the topic or question is gone. */
export function setSound(
	guide: Guide,
	place: SoundPlace,
	language: Language,
	sound: Sound | undefined
): Guide {
	if (place === 'introduction')
		return { ...guide, introductionAudio: withSound(guide.introductionAudio, language, sound) };
	if (place === 'consent')
		return { ...guide, consentAudio: withSound(guide.consentAudio, language, sound) };
	if ('topic' in place) {
		const topic = guide.topics.find(({ key }) => key === place.topic);
		if (!topic) return guide;
		const introductionAudio = withSound(topic.introductionAudio, language, sound);
		return setTopic(guide, { ...topic, introductionAudio });
	}
	const found = questionsOf(guide).find(({ question }) => question.key === place.question);
	if (!found) return guide;
	const { question } = found;
	return setQuestion(guide, { ...question, audio: withSound(question.audio, language, sound) });
}

/** Every recording that a guide names, in its order, with the text that it belongs to. */
export function soundsOf(guide: Guide): { sound: Sound; text: LocalizedText }[] {
	const places: [Sounds | undefined, LocalizedText][] = [
		[guide.introductionAudio, guide.introduction],
		[guide.consentAudio, guide.consent]
	];
	for (const { introductionAudio, introduction, questions } of guide.topics) {
		places.push([introductionAudio, introduction]);
		for (const question of questions) places.push([question.audio, question.text]);
	}
	return places.flatMap(([sounds, text]) =>
		Object.values(sounds ?? {}).map((sound) => ({ sound, text }))
	);
}
