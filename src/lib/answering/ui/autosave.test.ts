import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveResult, type SaveState } from './autosave.ts';

/** A server that answers each try in turn; `hold` keeps a try open until it is let go. */
function aServer(...results: SaveResult[]) {
	const received: string[] = [];
	const states: SaveState[] = [];
	const waiting: ((result: SaveResult) => void)[] = [];
	const autosave = new Autosave<string>({
		send: (content) => {
			received.push(content);
			const next = results.shift();
			if (next) return Promise.resolve(next);
			return new Promise((resolve) => waiting.push(resolve));
		},
		onState: (state) => states.push(state)
	});
	return { autosave, received, states, answer: (result: SaveResult) => waiting.shift()?.(result) };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('saving while somebody types', () => {
	it('sends the newest words once they pause, within a second', async () => {
		const { autosave, received, states } = aServer('saved');
		autosave.change('g');
		autosave.change('gr');
		autosave.change('groen');
		await vi.advanceTimersByTimeAsync(1000);
		expect(received).toEqual(['groen']);
		expect(states.at(-1)).toBe('saved');
		expect(autosave.hasUnsaved).toBe(false);
	});
	it('does not call saved what was typed while it was saving', async () => {
		const { autosave, received, states, answer } = aServer();
		autosave.change('een');
		await vi.advanceTimersByTimeAsync(1000);
		autosave.change('een bankje');
		answer('saved');
		await vi.advanceTimersByTimeAsync(0);
		expect(states.at(-1)).toBe('waiting');
		expect(autosave.hasUnsaved).toBe(true);
		await vi.advanceTimersByTimeAsync(1000);
		expect(received).toEqual(['een', 'een bankje']);
	});
	it('tries again by itself with growing pauses, and sends what is newest by then', async () => {
		const { autosave, received, states } = aServer('offline', 'offline', 'saved');
		autosave.change('een');
		await vi.advanceTimersByTimeAsync(700);
		expect(states.at(-1)).toBe('offline');
		autosave.change('twee');
		expect(states.at(-1)).toBe('offline');
		await vi.advanceTimersByTimeAsync(2000);
		expect(received).toEqual(['een', 'twee']);
		await vi.advanceTimersByTimeAsync(3999);
		expect(received).toHaveLength(2);
		await vi.advanceTimersByTimeAsync(1);
		expect(received).toEqual(['een', 'twee', 'twee']);
		expect(autosave.hasUnsaved).toBe(false);
	});
	it('saves at once when asked, and says whether all is saved', async () => {
		const { autosave } = aServer('failed', 'saved');
		autosave.change('een');
		expect(await autosave.flush()).toBe(false);
		expect(await autosave.flush()).toBe(true);
	});
	it('stops when another screen wrote, and goes on when a person says so', async () => {
		const { autosave, received, states } = aServer('elsewhere', 'saved');
		autosave.change('hier');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(received).toEqual(['hier']);
		expect(states.at(-1)).toBe('elsewhere');
		expect(autosave.hasUnsaved).toBe(true);
		autosave.resume();
		await vi.advanceTimersByTimeAsync(0);
		expect(received).toEqual(['hier', 'hier']);
		expect(states.at(-1)).toBe('saved');
	});
	it('sends nothing after it was stopped', async () => {
		const { autosave, received } = aServer();
		autosave.change('een');
		await autosave.stop();
		autosave.change('twee');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(received).toEqual([]);
	});
});
