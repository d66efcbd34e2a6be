import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { contentOf, idOfContent, idOfNamedRow, nameUuid } from './row-id.ts';
import { sha1 } from './sha1.ts';

const CONSULTATION = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

it('makes the same digest as the platform, at every length around a block', () => {
	for (let length = 0; length < 200; length++) {
		const bytes = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
		const expected = createHash('sha1').update(bytes).digest('hex');
		expect(Buffer.from(sha1(bytes)).toString('hex')).toBe(expected);
	}
});

it('makes the version 5 UUID of RFC 9562, appendix A.4', () => {
	expect(nameUuid(CONSULTATION, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

it('gives a row the same id each time, and another id in another consultation or for an equal row', () => {
	const content = contentOf(CONSULTATION, ['a', 'b']);
	const ids = [
		idOfNamedRow(CONSULTATION, 'r001'),
		idOfNamedRow('00000000-0000-4000-8000-000000000000', 'r001'),
		idOfContent(content, 1),
		idOfContent(content, 2),
		idOfContent(contentOf(CONSULTATION, ['ab', '']), 1)
	];
	expect(new Set(ids).size).toBe(ids.length);
	expect(idOfNamedRow(CONSULTATION, 'r001')).toBe(ids[0]);
	expect(idOfContent(contentOf(CONSULTATION, ['a', 'b']), 2)).toBe(ids[3]);
});
