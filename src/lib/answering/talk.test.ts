import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { TALK_WORDING } from './talk.ts';

/** The words of each version, by their hash. A version is never taken out: somebody agreed to it. */
const WORDINGS: Record<number, string> = {
	1: '2e9506081eaf8ee9'
};

test('other words in which consent is asked are another version', () => {
	const words = ['nl', 'en'].map((language) => {
		const text = readFileSync(`src/messages/${language}/talk.json`, 'utf8');
		return z.looseObject({ talk_consent: z.string() }).parse(JSON.parse(text)).talk_consent;
	});
	const hash = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16);
	expect(WORDINGS[TALK_WORDING]).toBe(hash);
	expect(Math.max(...Object.keys(WORDINGS).map(Number))).toBe(TALK_WORDING);
});
