import { describe, expect, it } from 'vitest';
import { clausesOf, VIEWS, viewsOf } from './clauses.ts';
import { tokenise } from './text.ts';

function clauses(text: string): string[] {
	const tokens = tokenise(text);
	const { of, ranges } = clausesOf(tokens);
	return ranges.map((_, clause) =>
		tokens.flatMap(({ folded }, i) => (of[i] === clause ? [folded] : [])).join(' ')
	);
}

describe('the clauses of an answer', () => {
	it('end at marks and at joining words', () => {
		expect(clauses('Mooi park, maar de banken zijn stuk. Jammer hoor! Ga zo door')).toEqual([
			'mooi park',
			'de banken zijn stuk',
			'jammer hoor',
			'ga zo door'
		]);
	});
	it('have two words or more', () => {
		expect(clauses('Nee, dat weet ik niet, sorry')).toEqual(['dat weet ik niet']);
	});
	it('are not parted by quotation marks and apostrophes', () => {
		expect(clauses("Ze zeggen 'het komt wel' en 's avonds weer")).toEqual([
			'ze zeggen het komt wel',
			's avonds weer'
		]);
	});
	it('are none where nothing is said', () => {
		expect(clauses('')).toEqual([]);
	});
});

describe('what clauses say beside the whole', () => {
	const whole = Float64Array.of(1, 2, 0);
	const clauses = [Float64Array.of(3, 0, 1), Float64Array.of(-1, 4, 1)];
	const { views, ...counts } = viewsOf(whole, clauses, Float64Array.of(5, 6, 7), 2);
	it('is how much higher they score, and what the question scores', () => {
		expect(views.map((view) => [...view])).toEqual([
			[2, 2, 1],
			[2, -2, 1],
			[-2, 2, 1],
			[5, 6, 7]
		]);
		expect(views).toHaveLength(VIEWS);
	});
	it('counts how many themes lead a clause', () => {
		expect(counts).toEqual({ clauses: 2, leaders: 2 });
		expect(viewsOf(whole, [whole], whole, 2)).toMatchObject({ clauses: 1, leaders: 1 });
	});
});
