import { describe, expect, test } from 'vitest';
import { destination } from './destination.ts';

const ORIGIN = 'https://wijkspraak.example';

describe('where somebody goes on after they sign in', () => {
	test.each(['/', '/raadpleging/1/themas?thema=groen&gebied=2#antwoord', '/.//elders', '/@elders'])(
		'%j is a path of our own',
		(path) => {
			expect(destination(path, ORIGIN)).toBe(path);
		}
	);

	test.each([
		null,
		'',
		'raadpleging/1',
		'https://elders.example/',
		'//elders.example',
		'/\\elders.example',
		'\\\\elders.example',
		'/\t/elders.example',
		'/\n/elders.example',
		'\t//elders.example',
		'javascript:alert(1)'
	])('%j is not', (path) => {
		expect(destination(path, ORIGIN)).toBe('/');
	});
});
