import { describe, expect, test } from 'vitest';
import { aJpeg, EXIF_WITH_GPS } from '../../../tests/support/jpeg.ts';
import { fitWithin, isCleanJpeg, withoutMetadata } from './jpeg.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

describe('a photo', () => {
	test('with camera, place and author in it is not clean', () => {
		expect(isCleanJpeg(aJpeg())).toBe(true);
		expect(isCleanJpeg(aJpeg({ marker: 0xe1, data: EXIF_WITH_GPS }))).toBe(false);
		expect(
			isCleanJpeg(aJpeg({ marker: 0xe1, data: Buffer.from('http://ns.adobe.com/xap/') }))
		).toBe(false);
		expect(isCleanJpeg(aJpeg({ marker: 0xed, data: Buffer.from('Photoshop 3.0') }))).toBe(false);
		expect(isCleanJpeg(aJpeg({ marker: 0xfe, data: Buffer.from('Spilplein 3') }))).toBe(false);
	});

	test('loses them, and nothing of the picture', () => {
		const dirty = aJpeg(
			{ marker: 0xe1, data: EXIF_WITH_GPS },
			{ marker: 0xfe, data: Buffer.from('Spilplein 3') }
		);
		expect(text(dirty)).toContain('Exif');
		const clean = withoutMetadata(dirty);
		expect(clean).toEqual(new Uint8Array(aJpeg()));
	});

	test('keeps its colour profile', () => {
		const profile = { marker: 0xe2, data: Buffer.from('ICC_PROFILE') };
		expect(text(withoutMetadata(aJpeg(profile))!)).toContain('ICC_PROFILE');
	});

	test.each([
		['nothing', Buffer.alloc(0)],
		['a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
		['a page', Buffer.from('<!doctype html><script>')],
		['a JPEG that breaks off', aJpeg().subarray(0, 12)],
		['a segment that points past the end', Buffer.from('ffd8ffe0ffff00', 'hex')]
	])('%s is no photo', (_, bytes) => {
		expect(withoutMetadata(bytes)).toBeUndefined();
		expect(isCleanJpeg(bytes)).toBe(false);
	});
});

test('a picture is made smaller along its longest side, never larger', () => {
	expect(fitWithin({ width: 4000, height: 3000 }, 1600)).toEqual({ width: 1600, height: 1200 });
	expect(fitWithin({ width: 3000, height: 4000 }, 1600)).toEqual({ width: 1200, height: 1600 });
	expect(fitWithin({ width: 640, height: 480 }, 1600)).toEqual({ width: 640, height: 480 });
	expect(fitWithin({ width: 9000, height: 2 }, 1600)).toEqual({ width: 1600, height: 1 });
});
