import { describe, expect, it } from 'vitest';
import { changesOf, nameIn } from './revision.ts';

const groen = {
	id: 'a',
	name: 'Groen',
	definition: 'Bomen',
	includes: '',
	excludes: '',
	colour: '#2f6b1f',
	archived_at: null
};

describe('the history of a theme', () => {
	it('names the fields that changed, with what stood there', () => {
		const after = { ...groen, name: 'Groen en water', includes: 'sloten' };
		expect(changesOf(groen, after)).toEqual([
			{ field: 'name', before: 'Groen', after: 'Groen en water' },
			{ field: 'includes', before: '', after: 'sloten' }
		]);
		expect(nameIn(after)).toBe('Groen en water');
	});
	it('has no changes for an addition or for archiving', () => {
		expect(changesOf(null, groen)).toEqual([]);
		expect(changesOf(groen, { ...groen, archived_at: '2026-03-01' })).toEqual([]);
	});
});
