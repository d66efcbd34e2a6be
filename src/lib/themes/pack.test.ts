import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MOST, packRising, packSigned, unpackRising, unpackSigned } from './pack.ts';

describe('packing numbers as text', () => {
	it('gives back what went in', () => {
		const signed = [0, 1, -1, MOST, -MOST, 7];
		expect([...unpackSigned(packSigned(signed))]).toEqual(signed);
		const rising = [0, 1, 45, 46, 2000, 2026, 4_194_303];
		expect([...unpackRising(packRising(rising))]).toEqual(rising);
	});
	it('needs no escaping in JSON', () => {
		const all = Array.from({ length: 2 * MOST + 1 }, (_, i) => i - MOST);
		expect(JSON.stringify(packSigned(all))).toHaveLength(all.length + 2);
	});
	it('refuses what it cannot hold', () => {
		expect(() => packSigned([MOST + 1])).toThrow(RangeError);
		expect(() => packSigned([0.5])).toThrow(RangeError);
		expect(() => packRising([3, 3])).toThrow(RangeError);
		expect(() => unpackSigned('é')).toThrow(RangeError);
	});
});

describe('the models of themes and of stances', () => {
	it('are together at most 400 kB compressed', () => {
		const files = ['./starter-model.json', './stance-model.json'];
		const file = Buffer.concat(files.map((name) => readFileSync(new URL(name, import.meta.url))));
		const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
		expect(brotliCompressSync(file, { params }).length).toBeLessThanOrEqual(400_000);
	});
});
