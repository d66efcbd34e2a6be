import { expect, test } from 'vitest';
import { MEDIA_LIMITS } from './limits.ts';
import { clockOf, partsOf, toHex, waitBefore } from './parts.ts';

test('a file goes in parts that together are the file, each once', () => {
	for (const size of [1, 131_071, 131_072, 131_073, 900_000, 10_000_000]) {
		const parts = partsOf(size);
		expect(parts[0]?.start).toBe(0);
		expect(parts.at(-1)?.end).toBe(size);
		parts.forEach((part, index) => {
			expect(part.number).toBe(index);
			expect(part.end - part.start).toBeLessThanOrEqual(MEDIA_LIMITS.part);
			if (index > 0) expect(part.start).toBe(parts[index - 1]?.end);
		});
	}
	// The database numbers them from 0 to 99.
	const { maxMinutes, bytesPerMinute } = MEDIA_LIMITS.voice;
	expect(partsOf(maxMinutes * bytesPerMinute).length).toBeLessThanOrEqual(100);
});

test('waits longer after each failure, half a minute at most', () => {
	expect([1, 2, 3].map(waitBefore)).toEqual([1000, 2000, 4000]);
	expect(waitBefore(60)).toBe(30_000);
});

test('writes a hash and a time', () => {
	expect(toHex(new Uint8Array([0, 15, 255]).buffer)).toBe('000fff');
	expect([0, 5, 65, 600.9].map(clockOf)).toEqual(['0:00', '0:05', '1:05', '10:00']);
});
