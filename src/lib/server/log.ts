import { randomUUID } from 'node:crypto';
import { DbError } from '../db/client.ts';

/** What went wrong, in a word or two that say nothing of what anybody sent. */
const kindOf = (error: unknown): string =>
	error instanceof DbError
		? `database ${error.code}`
		: error instanceof Error
			? error.name
			: 'unknown';

/** The lines that name places in the code. A message may hold what somebody said, on several lines even. */
const placesOf = (error: unknown): string[] =>
	error instanceof Error
		? (error.stack ?? '')
				.split('\n')
				.filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line))
				.slice(0, 5)
		: [];

/**
 * Writes to the log that something failed: a reference, where, the kind of error, and places in the code.
 * @param where what was going on, without anything that was sent
 * @returns the reference, to be told to whom it befell
 */
export function logError(where: string, error: unknown): string {
	const reference = randomUUID().slice(0, 8);
	console.error([`[${reference}] ${where}: ${kindOf(error)}`, ...placesOf(error)].join('\n'));
	return reference;
}
