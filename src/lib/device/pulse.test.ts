import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse } from './pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aLine() {
	const line = { alive: true, beats: 0, heard: [] as boolean[] };
	const pulse = new Pulse({
		beat: () => {
			line.beats += 1;
			return Promise.resolve(line.alive);
		},
		heard: (alive) => line.heard.push(alive),
		now: () => Date.now()
	});
	return { line, pulse };
}

test('while somebody works a line that is cut is noticed within two seconds', async () => {
	const { line, pulse } = aLine();
	pulse.start();
	pulse.touch();
	await vi.advanceTimersByTimeAsync(5_000);
	expect(line.heard.at(-1)).toBe(true);
	line.alive = false;
	await vi.advanceTimersByTimeAsync(2_000);
	expect(line.heard.at(-1)).toBe(false);
	pulse.stop();
});

test('a device that lies on the table asks seldom, and at once when it is taken up', async () => {
	const { line, pulse } = aLine();
	pulse.start();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(line.beats).toBe(7);
	pulse.touch();
	await vi.advanceTimersByTimeAsync(0);
	expect(line.beats).toBe(8);
	pulse.stop();
});

test('stopped, it asks no more and tells nothing that comes late', async () => {
	let answer: (alive: boolean) => void = () => undefined;
	const heard: boolean[] = [];
	const pulse = new Pulse({
		beat: () => new Promise<boolean>((resolve) => (answer = resolve)),
		heard: (alive) => heard.push(alive),
		now: () => Date.now()
	});
	pulse.start();
	pulse.stop();
	answer(false);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(heard).toEqual([]);
});
