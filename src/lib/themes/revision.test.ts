import { describe, expect, it } from 'vitest';
import { addedTogether, changesOf, nameIn } from './revision.ts';

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
	it('tells themes that were added together as one', () => {
		const line = (act: string, at: string, by = 'Noor') => ({ act, at: `2026-03-01T10:${at}`, by });
		const lines = [
			line('change', '30:00'),
			...['09:02', '09:01', '09:01', '09:00'].map((at) => line('add', at)),
			line('add', '08:59', 'Wim'),
			line('add', '08:58', 'Wim'),
			line('add', '01:00', 'Wim')
		];
		const groups = addedTogether(lines, ({ act, at, by }) => (act === 'add' ? { at, by } : null));
		expect(groups.map((group) => group.length)).toEqual([1, 4, 1, 1, 1]);
		expect(groups.flat()).toEqual(lines);
	});
});
