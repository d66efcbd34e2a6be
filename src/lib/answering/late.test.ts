import { expect, test } from 'vitest';
import { daysAfter, daysBetween, takenUntil } from './late.ts';

test('what was begun in time comes in until four weeks after the last day', () => {
	expect(takenUntil({ ends_on: '2026-11-24', retention_on: '2027-11-24' })).toBe('2026-12-22');
});

test('and never on the day on which the answers are deleted', () => {
	expect(takenUntil({ ends_on: '2026-11-24', retention_on: '2026-12-01' })).toBe('2026-11-30');
});

test('days are counted across months and clock changes', () => {
	expect(daysAfter('2026-10-24', 2)).toBe('2026-10-26');
	expect(daysBetween('2026-10-24', '2026-11-24')).toBe(31);
});
