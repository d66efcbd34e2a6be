import { describe, expect, test } from 'vitest';
import { readAddress } from './address.ts';

describe('where the app listens', () => {
	test('is port 3000 of every address unless told otherwise', () => {
		expect(readAddress({})).toEqual({ port: 3000, host: '0.0.0.0' });
		expect(
			readAddress({
				PORT: '0',
				HOST: '::1',
				ORIGIN: 'https://wijk.example',
				ADDRESS_HEADER: 'x-forwarded-for',
				XFF_DEPTH: '2'
			})
		).toEqual({ port: 0, host: '::1' });
	});

	test.each([
		[{ PORT: 'drieduizend' }, 'PORT moet een getal van 0 tot en met 65535 zijn.'],
		[{ PORT: '70000' }, 'PORT moet een getal van 0 tot en met 65535 zijn.'],
		[{ ORIGIN: 'wijk.example' }, 'ORIGIN moet een adres zijn dat begint met https:// of http://.'],
		[
			{ ADDRESS_HEADER: 'x-forwarded-for', XFF_DEPTH: '0' },
			'XFF_DEPTH moet een getal van 1 of meer zijn.'
		],
		[{ XFF_DEPTH: '2' }, 'ADDRESS_HEADER ontbreekt: XFF_DEPTH is wel ingesteld.']
	])('says in one sentence what is wrong with %j', (env, sentence) => {
		expect(() => readAddress(env)).toThrow(sentence);
	});
});
