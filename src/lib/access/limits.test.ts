import { expect, test } from 'vitest';
import { takeAttempt } from './limits.ts';

const times = async (count: number, attempt: () => Promise<number>) => {
	for (let i = 0; i < count; i += 1) await attempt();
	return attempt();
};

test('an address that guesses passwords has to wait, another one does not', async () => {
	const seconds = await times(10, () => takeAttempt('signIn', '192.0.2.7'));
	expect(seconds).toBeGreaterThan(0);
	expect(seconds).toBeLessThanOrEqual(60);
	expect(await takeAttempt('signIn', '192.0.2.8')).toBe(0);
});

test('an address that guesses a code to go on with has to wait, whoever else uses it', async () => {
	for (const address of ['192.0.2.7', '127.0.0.1']) {
		const seconds = await times(10, () => takeAttempt('continue', address));
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(300);
	}
	expect(await takeAttempt('continue', '192.0.2.8')).toBe(0);
});

test('an address that answers without end has to wait', async () => {
	expect(await times(600, () => takeAttempt('answer', '192.0.2.7'))).toBeGreaterThan(0);
});

test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])(
	'everybody behind a proxy that hides them (%s) may answer, and guesses no password',
	async (address) => {
		expect(await times(600, () => takeAttempt('begin', address))).toBe(0);
		expect(await times(600, () => takeAttempt('answer', address))).toBe(0);
		expect(await times(10, () => takeAttempt('signIn', address))).toBeGreaterThan(0);
	}
);
