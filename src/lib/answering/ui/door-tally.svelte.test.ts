import { expect, test } from 'vitest';
import { idOf } from '../../../../tests/support/builders.ts';
import type { DoorAttempt } from '../doors.ts';
import { DoorTally } from './door-tally.svelte.ts';

const attempt = (name: string): DoorAttempt => ({
	id: idOf(name),
	area: idOf('Spilplein'),
	outcome: 'no_answer',
	day: '2026-11-24',
	undone: false
});

/** A device and a server that may be out of reach. */
function aDoor(online: boolean) {
	const kept = new Map<string, string>();
	const stored = new Map<string, DoorAttempt>();
	const edge = {
		online,
		key: 'deur',
		shelf: {
			getItem: (key: string) => kept.get(key) ?? null,
			setItem: (key: string, text: string) => void kept.set(key, text),
			removeItem: (key: string) => void kept.delete(key)
		},
		send: (attempts: DoorAttempt[]) => {
			if (!edge.online) return Promise.resolve(false);
			for (const one of attempts) {
				if (one.undone) stored.delete(one.id);
				else stored.set(one.id, one);
			}
			return Promise.resolve(true);
		}
	};
	return { edge, kept, stored };
}

test('what is counted without a connection survives the page and is sent later, once', async () => {
	const { edge, kept, stored } = aDoor(false);
	const first = new DoorTally(edge);
	first.count(attempt('one'));
	first.count(attempt('two'));
	await first.flush();
	first.stop();
	expect(first.waiting).toBe(2);

	edge.online = true;
	const later = new DoorTally(edge);
	expect(later.waiting).toBe(2);
	await later.flush();
	expect(later.waiting).toBe(0);
	expect([...stored.keys()]).toEqual([idOf('one'), idOf('two')]);
	expect(kept.size).toBe(0);
});

test.for([true, false])('undo takes the last one back; sent before: %s', async (online) => {
	const { edge, stored } = aDoor(online);
	const tally = new DoorTally(edge);
	tally.count(attempt('one'));
	tally.count(attempt('two'));
	await tally.flush();
	tally.undo();
	edge.online = true;
	await tally.flush();
	await tally.flush();
	tally.stop();
	expect([...stored.keys()]).toEqual([idOf('one')]);
	expect(tally.counted).toHaveLength(1);
});
