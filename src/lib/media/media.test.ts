import { expect, test } from 'vitest';
import { aGuide, openQuestion, yesNo } from '../../../tests/support/builders.ts';
import { unfinishedTopic } from '../answering/next.ts';
import { answeredAloud, MediaItem, offersMedia, takes } from './media.ts';

const aloud = openQuestion('Wat mist u?', { voice: true, required: true });
const guide = aGuide().with(aloud, yesNo('Voelt u zich thuis?')).build();

test('a question takes a recording when both the guide and the consultation say so', () => {
	const on = { voice_minutes: 5, photos: true };
	expect(takes(aloud, on, 'voice')).toBe(true);
	expect(takes(aloud, { ...on, voice_minutes: 0 }, 'voice')).toBe(false);
	expect(takes(aloud, on, 'photo')).toBe(false);
	expect(takes(openQuestion('Wat nog?', { photo: true }), on, 'photo')).toBe(true);
	expect(takes(yesNo('Ja of nee?'), on, 'voice')).toBe(false);
	expect(offersMedia(guide)).toBe(true);
	expect(offersMedia(aGuide().build())).toBe(false);
});

test('a required question that was answered aloud asks for no text', () => {
	expect(unfinishedTopic(guide, {})).toBe(0);
	expect(unfinishedTopic(answeredAloud(guide, new Set([aloud.key])), {})).toBeUndefined();
	expect(answeredAloud(guide, new Set())).toBe(guide);
});

test('what is too large or too long is no recording', () => {
	const item = {
		question: 'mist',
		kind: 'voice',
		size: 900_000,
		hash: 'a'.repeat(64),
		seconds: 300
	};
	expect(MediaItem.safeParse(item).success).toBe(true);
	for (const wrong of [{ size: 0 }, { size: 10_000_001 }, { hash: 'x' }, { seconds: 606 }])
		expect(MediaItem.safeParse({ ...item, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});
