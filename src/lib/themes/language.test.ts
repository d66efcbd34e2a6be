import { describe, expect, it } from 'vitest';
import { createAssigner } from './assign.ts';
import { defaultCodebook } from './codebook.ts';
import { isForeign, recogniseLanguage } from './language.ts';
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
	it('names a language only where that is clear', () => {
		const language = (text: string) => recogniseLanguage(tokenise(text));
		expect(language('Er is hier niets te doen voor de jeugd')).toBe('nl');
		expect(language('I would like to have more people in the park')).toBe('en');
		expect(language('Burada çok güzel bir park var ama bana uzak')).toBe('tr');
		expect(language('Nic nie jest dla mnie, a na to nie ma rady')).toBe('pl');
		expect(language('لا أعرف أحدا هنا')).toBe('ar');
		for (const text of [
			'fietsen',
			'skatebaan, chill',
			'ok',
			'никого тут не знаю',
			'من اینجا کسی را نمی‌شناسم',
			''
		])
			expect(language(text)).toBe('unsure');
	});
	it('judges a translation in place of a text that it cannot read, and learns from it', () => {
		const text = 'Sokakta çok çöp var';
		const answer = { question: '', text, translation: 'Er ligt veel afval op straat' };
		const [theme] = createAssigner(defaultCodebook).assign(answer).themes;
		expect(theme?.theme).toBe('schoon');
		for (const word of theme!.because) expect(answer.translation).toContain(word);
		const taught = createAssigner(defaultCodebook, [{ ...answer, labels: ['wonen'] }]);
		expect(taught.probabilities(answer).get('wonen')).toBeGreaterThan(
			createAssigner(defaultCodebook).probabilities(answer).get('wonen')!
		);
	});
	it('makes the engine name only what it is sure of', () => {
		const assigner = createAssigner(defaultCodebook);
		const text = 'W piwnicy na rowery. Ukradli mi już dwa rowery i nikt nic nie widział.';
		for (const { confidence } of assigner.assign({ question: '', text }).themes) {
			expect(confidence).toBeGreaterThanOrEqual(0.5);
		}
	});
});
