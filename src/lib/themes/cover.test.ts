import { expect, it } from 'vitest';
import { assignToCover, chooseCover } from './cover.ts';

const affinities = [
	[0.9, 0.8, 0],
	[0.9, 0.7, 0],
	[0, 0.6, 0],
	[0, 0, 0.5],
	[0, 0, 0.1]
].map((own) => Float64Array.from(own));

it('chooses first what speaks of most answers, then what adds most to it', () => {
	expect(chooseCover(affinities, [0, 1, 2], { least: 0.4, most: 3 })).toEqual([1, 2]);
	expect(chooseCover(affinities, [0, 1, 2], { least: 0.1, most: 3 })).toEqual([1, 2, 0]);
	expect(chooseCover(affinities, [0, 1, 2], { least: 0.1, most: 1 })).toEqual([1]);
	expect(chooseCover(affinities, [2], { least: 0.1, most: 3 })).toEqual([2]);
});
it('puts each answer where it belongs most, and nowhere when nothing is firm', () => {
	expect(assignToCover(affinities, [1, 2, 0], 0.3)).toEqual([0, 0, 1, 2, -1]);
	expect(assignToCover(affinities, [], 0.3)).toEqual([-1, -1, -1, -1, -1]);
});
