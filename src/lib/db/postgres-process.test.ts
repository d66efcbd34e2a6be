import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { expect, test as base } from 'vitest';
import { isAlive } from './postgres-lock.ts';
import { startPostgres } from './postgres-process.ts';

const PASSWORD = 'een wachtwoord voor de proef';

const test = base.extend('clusterDir', async ({}, { onCleanup }) => {
	const folder = await mkdtemp(path.join(tmpdir(), 'wijkspraak-cluster-'));
	onCleanup(() => rm(folder, { recursive: true, force: true }));
	return path.join(folder, 'postgres');
});

const connect = ({ host, port, user }: { host: string; port: number; user: string }) =>
	postgres({ host, port, user, password: PASSWORD, database: 'postgres', max: 1 });

test('a server that a killed app left behind is taken over', async ({ clusterDir }) => {
	const first = await startPostgres({ clusterDir, password: PASSWORD });
	const second = await startPostgres({ clusterDir, password: PASSWORD });
	expect(second).toMatchObject({ pid: first.pid, adopted: true });
	await second.stop();
	expect(isAlive(first.pid)).toBe(false);
});

test('a server that was killed at work is replaced when its last process is gone', async ({
	clusterDir
}) => {
	const first = await startPostgres({ clusterDir, password: PASSWORD });
	const [sql, watcher] = [connect(first), connect(first)];
	const [worker] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
	await sql`create table kept as select 1 as answer`;
	// A process that is counting notices late that its server is gone.
	const counting = sql`select count(*) from generate_series(1, 8000000)`.then(
		() => 'answered',
		() => 'cut off'
	);
	const isCounting = async () =>
		(await watcher`select from pg_stat_activity where pid = ${worker!.pid} and state = 'active'`)
			.length > 0;
	await expect.poll(isCounting).toBe(true);
	process.kill(first.pid, 'SIGKILL');
	const second = await startPostgres({ clusterDir, password: PASSWORD });
	expect(second.adopted).toBe(false);
	expect(isAlive(worker!.pid)).toBe(false);
	expect(await counting).toMatch(/answered|cut off/);
	await Promise.all([sql.end({ timeout: 1 }), watcher.end({ timeout: 1 })]);

	const again = connect(second);
	expect(await again`select answer from kept`).toEqual([{ answer: 1 }]);
	await again.end();
	await second.stop();
});
