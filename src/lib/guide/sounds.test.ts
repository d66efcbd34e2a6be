import { expect, test } from 'vitest';
import { aGuide, idOf, openQuestion, yesNo } from '../../../tests/support/builders.ts';
import { Guide, type Sound } from './guide.ts';
import { isOutdated, setSound, soundFor, soundsOf } from './sounds.ts';

const aSound = (name: string, text = 'Wat mist u?'): Sound => ({
	id: idOf(name),
	seconds: 4,
	type: 'audio/webm',
	text
});
const missed = openQuestion('Wat mist u?', { text: { nl: 'Wat mist u?', tr: 'Ne eksik?' } });
const guide = aGuide().with(missed, yesNo('Voelt u zich thuis?')).build();
const at = { question: missed.key };

test('a resident hears their own language, else the language that they read', () => {
	const sounds = { nl: aSound('nl'), ar: aSound('ar') };
	expect(soundFor(sounds, missed.text, 'nl')?.id).toBe(idOf('nl'));
	// Read aloud, yet not written down in Arabic.
	expect(soundFor(sounds, missed.text, 'ar')?.id).toBe(idOf('ar'));
	// Polish is missing: the text is shown in Dutch.
	expect(soundFor(sounds, missed.text, 'pl')?.id).toBe(idOf('nl'));
	// What stands there in Turkish is not read aloud in Dutch.
	expect(soundFor(sounds, missed.text, 'tr')).toBeUndefined();
	expect(soundFor(undefined, missed.text, 'nl')).toBeUndefined();
});

test('a recording is set, replaced and taken away at its place and in its language alone', () => {
	const one = setSound(guide, at, 'nl', aSound('nl'));
	const two = setSound(setSound(one, at, 'tr', aSound('tr')), 'consent', 'nl', aSound('consent'));
	expect(soundsOf(two).map(({ sound }) => sound.id)).toEqual(['consent', 'nl', 'tr'].map(idOf));
	expect(Guide.parse(two)).toEqual(two);

	const replaced = setSound(two, at, 'nl', aSound('nl, again'));
	expect(soundsOf(replaced).map(({ sound }) => sound.id)).toEqual(
		['consent', 'tr', 'nl, again'].map(idOf)
	);
	const removed = setSound(
		setSound(setSound(replaced, at, 'nl', undefined), at, 'tr', undefined),
		'consent',
		'nl',
		undefined
	);
	expect(soundsOf(removed)).toEqual([]);
	// As if nothing had ever been read aloud: the draft is no other than what was published.
	expect(JSON.parse(JSON.stringify(removed))).toEqual(JSON.parse(JSON.stringify(guide)));
	expect(setSound(guide, { question: 'weg' }, 'nl', aSound('nl'))).toBe(guide);
	expect(soundsOf(setSound(guide, 'introduction', 'nl', aSound('intro')))).toHaveLength(1);
	const topic = { topic: guide.topics[0]!.key };
	const told = setSound(one, topic, 'nl', aSound('topic'));
	expect(soundsOf(told).map(({ sound }) => sound.id)).toEqual(['topic', 'nl'].map(idOf));
	expect(soundsOf(setSound(told, topic, 'nl', undefined))).toHaveLength(1);
	expect(setSound(guide, { topic: 'weg' }, 'nl', aSound('nl'))).toBe(guide);
});

test('a recording of another text is outdated', () => {
	expect(isOutdated(aSound('nl'), missed.text, 'nl')).toBe(false);
	expect(isOutdated(aSound('nl'), { nl: ' Wat mist u? ' }, 'nl')).toBe(false);
	expect(isOutdated(aSound('nl'), { nl: 'Wat mist u hier?' }, 'nl')).toBe(true);
	expect(isOutdated(aSound('tr'), missed.text, 'tr')).toBe(true);
});
