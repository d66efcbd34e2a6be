import { describe, expect, it } from 'vitest';
import { createAssigner } from './assign.ts';
import { defaultCodebook } from './codebook.ts';
import { isForeign } from './language.ts';
import { tokenise } from './text.ts';

describe('language', () => {
	it('tells Dutch, dialect and short answers from other languages', () => {
		for (const text of [
			'Er is hier niets te doen voor de jeugd',
			'Dan steet de pan soep al veur de deure',
			'fietsen',
			'skatebaan, chill',
			'In de bus'
		]) {
			expect(isForeign(tokenise(text))).toBe(false);
		}
		for (const text of [
			'I would like to have more people in the park',
			'Burada çok güzel bir park var ama bana uzak',
			'W piwnicy na rowery. Nic nie jest dla mnie.',
			'لا أعرف أحدا هنا'
		]) {
			expect(isForeign(tokenise(text))).toBe(true);
		}
	});
	it('makes the engine name only what it is sure of', () => {
		const assigner = createAssigner(defaultCodebook);
		const text = 'W piwnicy na rowery. Ukradli mi już dwa rowery i nikt nic nie widział.';
		for (const { confidence } of assigner.assign({ question: '', text }).themes) {
			expect(confidence).toBeGreaterThanOrEqual(0.5);
		}
	});
});
