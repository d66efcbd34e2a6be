import { expect, test } from 'vitest';
import { idOf } from '../../../tests/support/builders.ts';
import { SafetySignal, standing, withSignal } from './safety.ts';

const signal = (name: string, overrides: Partial<SafetySignal> = {}) =>
	SafetySignal.parse({
		id: idOf(name),
		reason: 'threat',
		note: '',
		question: null,
		at: '2026-11-24T10:00:00Z',
		...overrides
	});

test('a signal that is changed takes the place of what it was', () => {
	const [first, second] = [signal('one'), signal('two')];
	const changed = { ...first, note: 'Bij de lift' };
	expect(withSignal([first, second], changed)).toEqual([second, changed]);
});

test('one that is taken back stays in the list, and does not count', () => {
	const back = { ...signal('one'), takenBack: true };
	const all = withSignal([signal('one'), signal('two')], back);
	expect(all).toHaveLength(2);
	expect(standing(all)).toEqual([signal('two')]);
});
