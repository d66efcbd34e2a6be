import { expect, test } from 'vitest';
import { likePairs } from './duplicates.ts';

const LONG = 'Er moet een bankje bij de speeltuin komen en licht op het pad naar de metro';

test('the same words twice are a pair, the later of the earlier, whatever the capitals and commas', () => {
	const pairs = likePairs([
		{ id: 'a', text: LONG },
		{ id: 'b', text: 'Het is hier fijn wonen met al die aardige buren om ons heen' },
		{ id: 'c', text: LONG.toUpperCase().replace('SPEELTUIN', 'SPEELTUIN,') }
	]);
	expect(pairs).toEqual([{ response: 'c', other: 'a', likeness: 1 }]);
});

test('one word changed in a long text is still nearly the same, another text is not', () => {
	const longer = `${LONG}, zegt iedereen in de straat die wij spraken toen wij daar waren`;
	const pairs = likePairs([
		{ id: 'a', text: longer },
		{ id: 'b', text: longer.replace('waren', 'kwamen') },
		{ id: 'c', text: `${LONG}, maar dat vindt de gemeente te duur en daarom gebeurt het niet` }
	]);
	expect(pairs.map(({ response, other }) => [response, other])).toEqual([['b', 'a']]);
});

test('short answers that many give say nothing about who gave them', () => {
	expect(
		likePairs([
			{ id: 'a', text: 'Een bankje' },
			{ id: 'b', text: 'Een bankje' }
		])
	).toEqual([]);
});
