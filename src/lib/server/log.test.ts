import { afterEach, expect, test, vi } from 'vitest';
import { DbError } from '../db/client.ts';
import { logError } from './log.ts';

const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => written.mockClear());

test('the log names the place and the kind of error, never what was said', () => {
	const said = 'Mijn buurman Ahmed\n    at nummer 12\nklopt elke nacht';
	const error = new DbError('22P02', said, { details: said });
	const reference = logError('POST /v/[code]/[deel]', error);

	const line = String(written.mock.lastCall?.[0]);
	expect(line).toMatch(/^\[[0-9a-f]{8}\] POST \/v\/\[code\]\/\[deel\]: database 22P02\n {4}at /);
	expect(line).toContain(reference);
	expect(line).not.toMatch(/Ahmed|nummer|nacht/);
});

test('what is thrown and is no error is called unknown', () => {
	logError('a promise that nobody waited for', 'Ahmed op nummer 12');
	expect(String(written.mock.lastCall?.[0])).toMatch(/: unknown$/);
});
