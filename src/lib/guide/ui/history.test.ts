import { expect, it } from 'vitest';
import { begin, push, redo, undo } from './history.ts';

it('goes back and forth, and forgets what was undone once something else is done', () => {
	let history = push(push(begin('a'), 'b', 0), 'c', 0);
	history = undo(history);
	expect(history.now).toBe('b');
	history = redo(history);
	expect(history.now).toBe('c');
	history = push(undo(history), 'd', 0);
	expect(redo(history).now).toBe('d');
	history = undo(undo(history));
	expect([history.now, undo(history).now]).toEqual(['a', 'a']);
});

it('takes back typing in one field as one step, but not what was typed after a pause', () => {
	let history = begin('');
	for (const [at, text] of ['W', 'Wo', 'Wonen'].entries())
		history = push(history, text, at, 'title');
	history = push(history, 'Wonen hier', 10_000, 'title');
	history = undo(history);
	expect(history.now).toBe('Wonen');
	expect(undo(history).now).toBe('');
});
