import { describe, expect, it } from 'vitest';
import { newInterview, type Interview } from './interview.ts';
import {
	hurried,
	isUnsent,
	next,
	nextToSend,
	pauseAfter,
	wakeIn,
	type Item,
	type OutboxEvent,
	type Receipt
} from './outbox.ts';

const NOW = new Date('2026-03-30T15:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const said = (text: string): Interview => ({
	...newInterview('assisted', { code: 'ABCD', startedAt: NOW.toISOString() }),
	typed: { 'q.mist': [text] }
});
const aDraft = (number = 1): Item => ({
	id: uuid(number),
	number,
	consultationId: uuid(900),
	versionId: uuid(901),
	interview: said('Een bankje'),
	revision: 0,
	changedAt: NOW.toISOString(),
	synced: null,
	state: { is: 'draft' }
});
const after = (item: Item, ...events: OutboxEvent[]) =>
	events.reduce((current, event) => next(current, event, NOW), item);
const sent = (receipt: Receipt): OutboxEvent[] => [
	{ kind: 'finished' },
	{ kind: 'started' },
	{ kind: 'received', receipt }
];

describe('an interview in the outbox', () => {
	it.each(['stored', 'already', 'revised'] as const)(
		'is let go of once the server says %s',
		(receipt) => {
			const done = after(aDraft(), ...sent(receipt));
			expect(done.state).toEqual({ is: 'stored', at: NOW.toISOString() });
			expect(done.interview).toBeNull();
			expect(isUnsent(done)).toBe(false);
		}
	);

	it.each(['offline', 'failed'] as const)(
		'waits longer after each %s, and keeps all its words',
		(receipt) => {
			const once = after(aDraft(), ...sent(receipt));
			expect(once.state).toEqual({ is: 'ready', tries: 1, notBefore: later(2_000).toISOString() });
			const twice = after(once, { kind: 'started' }, { kind: 'received', receipt });
			expect(twice.state).toEqual({ is: 'ready', tries: 2, notBefore: later(4_000).toISOString() });
			expect(twice.interview).toEqual(said('Een bankje'));
			expect(pauseAfter(50)).toBe(300_000);
		}
	);

	it('that was refused can be mended and finished again', () => {
		const refused = after(aDraft(), ...sent('area-gone'));
		expect(refused.state).toEqual({ is: 'refused', why: 'area-gone' });
		const mended = after(refused, { kind: 'edited', interview: said('Twee bankjes') });
		expect(mended.state).toEqual({ is: 'draft' });
		expect(after(mended, ...sent('stored')).state.is).toBe('stored');
	});

	it('that is edited while it is under way is sent again with the newer words', () => {
		const busy = after(aDraft(), { kind: 'finished' }, { kind: 'started' });
		const changed = after(busy, { kind: 'edited', interview: said('Twee bankjes') });
		const arrived = after(changed, { kind: 'received', receipt: 'stored' });
		expect(arrived.state).toEqual({ is: 'ready', tries: 0, notBefore: null });
		expect(arrived.interview).toEqual(said('Twee bankjes'));
	});

	it('that was under way when the app was killed is sent again', () => {
		const killed = after(
			aDraft(),
			{ kind: 'finished' },
			{ kind: 'started' },
			{ kind: 'interrupted' }
		);
		expect(killed.state.is).toBe('ready');
	});

	it('does not change by an event that does not fit', () => {
		const draft = aDraft();
		expect(after(draft, { kind: 'started' })).toBe(draft);
		expect(after(draft, { kind: 'received', receipt: 'stored' })).toBe(draft);
		const done = after(draft, ...sent('stored'));
		expect(after(done, { kind: 'edited', interview: said('te laat') })).toBe(done);
		expect(after(done, { kind: 'finished' })).toBe(done);
	});

	it('is unsent as long as the server has no copy of its newest words', () => {
		const draft = aDraft();
		expect(isUnsent(draft)).toBe(true);
		expect(isUnsent({ ...draft, synced: { savedAt: 'x', revision: 0 } })).toBe(false);
		expect(isUnsent({ ...draft, synced: { savedAt: 'x', revision: 0 }, revision: 1 })).toBe(true);
		expect(isUnsent(after(draft, ...sent('withdrawn')))).toBe(true);
	});
});

describe('the queue', () => {
	const ready = (number: number) => after(aDraft(number), { kind: 'finished' });

	it('goes by number, one at a time', () => {
		const items = [ready(3), ready(1), ready(2)];
		expect(nextToSend(items, NOW)?.number).toBe(1);
		expect(nextToSend([after(items[1]!, { kind: 'started' }), ready(2)], NOW)).toBeUndefined();
	});

	it('is not held up by one that was refused, is a draft, or has to wait', () => {
		const items = [
			after(aDraft(1), ...sent('misfit')),
			aDraft(2),
			after(aDraft(3), ...sent('failed')),
			ready(4)
		];
		expect(nextToSend(items, NOW)?.number).toBe(4);
		expect(nextToSend(items.slice(0, 3), NOW)).toBeUndefined();
		expect(nextToSend(items.slice(0, 3), later(2_000))?.number).toBe(3);
	});

	it('knows when to wake, and hurries when there is a connection again', () => {
		expect(wakeIn([aDraft()], NOW)).toBeUndefined();
		const waiting = after(aDraft(), ...sent('offline'));
		expect(wakeIn([waiting], NOW)).toBe(2_000);
		expect(wakeIn([waiting, ready(2)], NOW)).toBe(0);
		expect(wakeIn([hurried(waiting)], NOW)).toBe(0);
	});
});
