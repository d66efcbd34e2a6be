import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

test('lets in what fits, makes the rest wait in order, and turns away what comes on top', async () => {
	const gate = new Gate({ atOnce: 1, waiting: 2, patienceMs: 60_000 });
	const first = await gate.enter();
	const order: string[] = [];
	const second = gate.enter().then((leave) => (order.push('second'), leave));
	const third = gate.enter().then((leave) => (order.push('third'), leave));
	expect(await gate.enter()).toBeUndefined();
	first!();
	(await second)!();
	(await third)!();
	expect(order).toEqual(['second', 'third']);
	expect(await gate.enter()).toBeDefined();
});

test('who leaves twice makes room once', async () => {
	const gate = new Gate({ atOnce: 1, waiting: 0, patienceMs: 60_000 });
	const leave = await gate.enter();
	leave!();
	leave!();
	expect(await gate.enter()).toBeDefined();
	expect(await gate.enter()).toBeUndefined();
});

test('nobody waits longer than the patience, and their place in the row is free again', async () => {
	const gate = new Gate({ atOnce: 1, waiting: 1, patienceMs: 5 });
	const leave = await gate.enter();
	expect(await gate.enter()).toBeUndefined();
	const next = gate.enter();
	leave!();
	expect(await next).toBeDefined();
});
