import { expect, test } from 'vitest';
import { dayAfter, linkCode, linkForm, linkState } from './link.ts';

const NOW = new Date('2026-11-23T10:00:00Z');

test('a code has twenty signs that cannot be mistaken for another', () => {
	let next = 0;
	const code = linkCode((below) => next++ % below);
	expect(code).toBe('bcdfghjkmnpqrstvwxyz');
	expect(code).toMatch(/^[a-z0-9]{12,32}$/);
});

test('a link is open until it expires or is ended, and ended whatever its date', () => {
	const later = '2026-12-01T00:00:00Z';
	const earlier = '2026-11-01T00:00:00Z';
	expect(linkState({ expires_at: later, revoked_at: null }, NOW)).toBe('open');
	expect(linkState({ expires_at: earlier, revoked_at: null }, NOW)).toBe('expired');
	expect(linkState({ expires_at: NOW.toISOString(), revoked_at: null }, NOW)).toBe('expired');
	expect(linkState({ expires_at: later, revoked_at: earlier }, NOW)).toBe('revoked');
});

test('a link works through the whole of its last day, from tomorrow to a year from now', () => {
	const form = linkForm(NOW);
	expect(form.parse({ until: dayAfter(NOW, 60) }).until).toEqual(new Date('2027-01-22T23:59:59Z'));
	for (const until of ['2026-11-23', dayAfter(NOW, 366), 'morgen', ''])
		expect(form.safeParse({ until }).success, until).toBe(false);
});
