import { describe, expect, it } from 'vitest';
import { NO_AREA } from '../../../../../lib/answering/response-filter.ts';
import { readShown, writeShown } from './filters.ts';

const AREA = '0b1d6a52-7f0b-4f8b-9d5e-3a8f5f0f4a11';
const read = (query: string) => readShown(new URLSearchParams(query));

describe('the filters in the address of the list', () => {
	it.each([
		'',
		'?vorm=paper',
		`?vorm=self&gebied=${AREA}&zoek=te+donker%3F&pagina=3`,
		'?gebied=geen'
	])('say the same again: %s', (query) => expect(writeShown(read(query))).toBe(query));
	it('ask for responses without an area by a word', () => {
		expect(read('?gebied=geen').area).toBe(NO_AREA);
	});
	it('count as not given when they cannot be read', () => {
		const all = { mode: null, area: null, words: null, page: 1 };
		expect(read('?vorm=fax&gebied=overal&zoek=%20&pagina=-2')).toEqual(all);
		expect(read('?pagina=1.5')).toEqual(all);
	});
	it('keep a search text at a length that the database can bear', () => {
		expect(read(`?zoek=${'a'.repeat(500)}`).words).toHaveLength(100);
	});
});
