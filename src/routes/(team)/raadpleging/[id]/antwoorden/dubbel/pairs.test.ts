import { expect, test } from 'vitest';
import type { Flag } from '$lib/db/flags.ts';
import { pairsOf } from './pairs.ts';

const flag = (kind: Flag['kind'], more: Partial<Flag> = {}): Flag => ({
	response_id: 'later',
	other_id: 'earlier',
	kind,
	verdict: null,
	left_out_id: null,
	history: [],
	...more
});
const found = (minute: number, leftOut: string | null) => ({
	verdict: leftOut ? ('double' as const) : null,
	left_out_id: leftOut,
	decided_by: 'Noor',
	decided_at: `2026-11-03T10:0${minute}:00Z`
});

test('two reasons to doubt the same pair are one card, with one history in order', () => {
	const [pair, ...more] = pairsOf([
		flag('similar', { history: [found(2, 'later'), found(3, null)] }),
		flag('device', { history: [found(1, 'earlier'), found(2, 'later'), found(3, null)] })
	]);
	expect(more).toEqual([]);
	expect(pair).toMatchObject({ response: 'later', other: 'earlier', kinds: ['similar', 'device'] });
	expect(pair!.history).toEqual([found(1, 'earlier'), found(2, 'later'), found(3, null)]);
});

test('a reason that was judged and one that was not stay apart, and so does another pair', () => {
	const judged = flag('similar', { verdict: 'double', left_out_id: 'later' });
	const pairs = pairsOf([judged, flag('device'), flag('fast', { other_id: null })]);
	expect(pairs.map(({ kinds, verdict, other }) => [kinds, verdict, other])).toEqual([
		[['similar'], 'double', 'earlier'],
		[['device'], null, 'earlier'],
		[['fast'], null, null]
	]);
});
