import { describe, expect, it } from 'vitest';
import { newInterview, type Interview } from './interview.ts';
import { merged } from './outbox-merge.ts';
import { readItem, writeItem } from './outbox-format.ts';
import type { Item } from './outbox.ts';
import { refreshed, type Pack, type ServerDraft } from './pack.ts';

const NOW = new Date('2026-03-30T15:00:00.000Z');
const FIRST = '2026-03-30T15:00:00+00:00';
const SECOND = '2026-03-30T16:00:00+00:00';
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const said = (text: string, startedAt = NOW.toISOString()): Interview => ({
	...newInterview('assisted', { code: 'ABCD', startedAt }),
	typed: { 'q.mist': [text] }
});
const draft = (text: string, savedAt = FIRST, id = uuid(1)): ServerDraft => ({
	id,
	consultationId: uuid(900),
	versionId: uuid(901),
	interview: said(text),
	savedAt
});
const item = (text: string, more: Partial<Item> = {}): Item => ({
	id: uuid(1),
	number: 1,
	consultationId: uuid(900),
	versionId: uuid(901),
	interview: said(text),
	revision: 3,
	changedAt: NOW.toISOString(),
	synced: { savedAt: FIRST, revision: 3 },
	state: { is: 'draft' },
	...more
});
const merging = { removed: new Set<string>(), firstNumber: 5 };
const words = (items: Item[]) => items.map(({ interview }) => interview?.typed['q.mist']?.[0]);

describe('the device and the server with the same drafts', () => {
	it('takes over what went on elsewhere', () => {
		const [one] = merged([item('hier')], [draft('daar', SECOND)], merging);
		expect(one).toMatchObject({ revision: 4, synced: { savedAt: SECOND, revision: 4 } });
		expect(words([one!])).toEqual(['daar']);
	});
	it.each([
		['typed here and not on the server', { revision: 4 }],
		['finished here', { state: { is: 'ready', tries: 0, notBefore: null } }]
	] as const)('never replaces what was %s', (_, more) => {
		const here = item('hier', more);
		expect(merged([here], [draft('daar', SECOND)], merging)).toEqual([here]);
	});
	it('keeps what the server no longer has, and says that it is the only copy', () => {
		const [one] = merged([item('hier')], [], merging);
		expect(one?.synced).toBeNull();
		expect(words([one!])).toEqual(['hier']);
	});
	it('numbers what is new here, and leaves out what was deleted here', () => {
		const drafts = [draft('twee', FIRST, uuid(2)), draft('drie', FIRST, uuid(3))];
		const found = merged([], drafts, { ...merging, removed: new Set([uuid(2)]) });
		expect(found.map(({ id, number }) => [id, number])).toEqual([[uuid(3), 5]]);
	});
});

describe('an interview written down', () => {
	it('reads as it was', () => {
		expect(readItem(JSON.parse(JSON.stringify(writeItem(item('hier')))))).toEqual(item('hier'));
	});
	it('by an earlier version still reads, and is offered to the server again', () => {
		const { id, number, consultationId, versionId, interview, changedAt } = item('toen');
		const old = { format: 1, id, number, consultationId, versionId, interview, changedAt };
		const read = readItem({ ...old, savedAt: FIRST, state: 'ready' });
		expect(read).toEqual(
			item('toen', {
				revision: 1,
				synced: { savedAt: FIRST, revision: 0 },
				state: { is: 'ready', tries: 0, notBefore: null }
			})
		);
	});
	it('by a version that never was does not read as something else', () => {
		expect(() => readItem({ format: 99, item: item('later') })).toThrow();
	});
});

describe('a newer guide', () => {
	it('leaves the older one there as long as an interview is about it', () => {
		const guide = {
			title: {},
			introduction: {},
			consent: {},
			topics: [],
			closing: {},
			minutes: 10
		};
		const pack = (...versions: number[]): Pack => ({
			consultation: {
				id: uuid(900),
				title: '',
				neighbourhood: '',
				code: '',
				contact: '',
				languages: ['nl'],
				talkDays: null,
				areas: [],
				doubleEntry: false
			},
			versions: versions.map((number) => ({ id: uuid(number), number, guide }))
		});
		const both = refreshed(pack(2, 1), pack(3), new Set([uuid(2)]));
		expect(both.versions.map(({ number }) => number)).toEqual([3, 2]);
	});
});
