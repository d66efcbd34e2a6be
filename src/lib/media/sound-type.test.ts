import { expect, test } from 'vitest';
import { soundTypeOf } from './sound-type.ts';

test.each([
	['1a45dfa3', 'audio/webm'],
	['0000001c667479704d344120', 'audio/mp4'],
	['4f67675300', 'audio/ogg'],
	['49443304', 'audio/mpeg'],
	['fffb9064', 'audio/mpeg'],
	['524946462400000057415645', 'audio/wav'],
	// AAC without a box around it, a moving picture, a photo, a page, nothing.
	['fff15080', undefined],
	['524946462400000041564920', undefined],
	['ffd8ffe0', undefined],
	['3c21646f', undefined],
	['', undefined]
])('a file that begins with %s is %s', (hex, type) => {
	expect(soundTypeOf(Buffer.from(hex, 'hex'))).toBe(type);
});
