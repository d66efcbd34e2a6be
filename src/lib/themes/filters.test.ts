import { describe, expect, it } from 'vitest';
import { readGroup, readPlace, writeGroup, writePlace, type Place } from './filters.ts';

const read = (query: string) => readPlace(new URLSearchParams(query));
const start: Place = { filters: {}, selection: null, view: 'dots', by: null };

describe('the address of the themes page', () => {
	it('says nothing when nothing was chosen', () => {
		expect(read('')).toEqual(start);
		expect(writePlace(start)).toBe('');
	});
	it('says the same again after reading', () => {
		const places: Place[] = [
			{ ...start, selection: { pick: 'theme', theme: 'groen' } },
			{ ...start, selection: { pick: 'suggested', theme: 'groen' }, view: 'chart', by: 'area' },
			{ ...start, selection: { pick: 'checked_none' } },
			{ ...start, selection: { pick: 'confirmed' }, view: 'table', by: 'question' },
			{ ...start, view: 'table', by: 'week', filters: { week: '2026-W47', checked: 'no' } },
			{ ...start, view: 'table', by: 'closed:leeftijd', filters: { closed: 'cijfer:6-7' } },
			{ ...start, filters: { voice: 'verbatim', with: 'groen' } },
			{ ...start, view: 'table', by: 'stance', filters: { stance: 'none' } },
			{ ...start, view: 'table', by: 'area', unit: 'residents' },
			{ ...start, filters: { except: 'closed:leeftijd:jong' } },
			{
				...start,
				filters: {
					question: 'wat_mist_u',
					area: '6ee6e1a0-110b-42a8-a8b5-46688b1b234b',
					mode: 'assisted',
					search: '100% groen & rust'
				}
			}
		];
		for (const place of places) expect(read(writePlace(place))).toEqual(place);
	});
	it('leaves out what makes no sense', () => {
		expect(read('vraag=A%20B&buurt=7&manier=fax&zoek=+&thema=%27&toon=x&beeld=y&per=z')).toEqual(
			start
		);
		expect(read('buurt=none').filters).toEqual({ area: 'none' });
		expect(read('per=gesloten:A B&antwoord=x&week=47&stem=hard&stand=y&samen=-')).toEqual(start);
		expect(read('behalve=stem:own&houding=boos&tel=huizen')).toEqual(start);
		expect(read('toon=thema').selection).toBeNull();
		expect(read('thema=groen&toon=zonder').selection).toEqual({ pick: 'theme', theme: 'groen' });
	});
	it('names a group of residents, and knows it again', () => {
		const groups = [
			['area', '6ee6e1a0-110b-42a8-a8b5-46688b1b234b'],
			['area', null],
			['week', '2026-W47'],
			['closed:cijfer', '6-7']
		] as const;
		for (const [dimension, value] of groups) {
			const group = writeGroup(dimension, value);
			expect(readGroup(group)).toEqual({ dimension, value });
			expect(read(`behalve=${group}`).filters).toEqual({ except: group });
		}
	});
});
