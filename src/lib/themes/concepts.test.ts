import { describe, expect, it } from 'vitest';
import { Concepts } from './concepts.ts';
import { conceptKey } from './features.ts';
import { tokenise } from './text.ts';

const BODY = 0;
const HELP = 1;
const GARDEN = 2;
const concepts = new Concepts(['knie heup', 'zorg help', 'tuin']);
const keys = (text: string): number[] => concepts.find(tokenise(text)).map(({ known }) => known);

describe('concepts', () => {
	it('are found in every form of their words, and in what compounds end with', () => {
		expect(keys('mijn knieën')).toEqual([conceptKey(BODY, BODY)]);
		expect(keys('thuiszorg')).toEqual([conceptKey(HELP, HELP)]);
		expect(keys('een achtertuin')).toEqual([conceptKey(GARDEN, GARDEN)]);
		expect(keys('tuinslang')).toEqual([]);
	});
	it('count once each, and once together when they stand near each other', () => {
		const together = conceptKey(BODY, HELP);
		expect(keys('hulp? zorg voor mijn heup, en voor de andere heup').sort()).toEqual(
			[conceptKey(BODY, BODY), conceptKey(HELP, HELP), together].sort()
		);
		expect(keys('heup een twee drie vier vijf zes zeven zorg')).not.toContain(together);
	});
	it('say where their words stand', () => {
		const hits = concepts.find(tokenise('de zorg voor een heup'));
		expect(hits.find(({ known }) => known === conceptKey(BODY, HELP))).toMatchObject({
			first: 1,
			last: 4
		});
	});
	it('are left out where the model does not know them', () => {
		const one = new Concepts(['heup', 'zorg'], (key) => (key === conceptKey(0, 1) ? 7 : -1));
		expect(one.find(tokenise('zorg om een heup'))).toEqual([{ known: 7, first: 0, last: 3 }]);
	});
	it('are none in a model without them', () => {
		expect(new Concepts([]).find(tokenise('zorg en heup'))).toEqual([]);
	});
});
