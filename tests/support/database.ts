/**
 * Vitest fixtures on a real PostgreSQL: `tx` is a transaction that is rolled back;
 * `rung` is a database of the test's own with the API in front of it.
 */
import { randomUUID } from 'node:crypto';
import postgres, { type Sql } from 'postgres';
import { inject, test as base } from 'vitest';
import { openLite } from '../../src/lib/db/lite.ts';
import type { Backstage } from './backstage.ts';

let pool: Sql | undefined;

/** Connections to the database that all transactions share. */
function sharedPool(): Sql {
	const { host, port, user, password, shared } = inject('postgres');
	pool ??= postgres({
		host,
		port,
		user,
		password,
		database: shared,
		max: 2,
		idle_timeout: 1,
		onnotice: () => undefined
	});
	return pool;
}

interface OwnDatabase {
	address: { host: string; port: number; user: string; password: string; database: string };
	/** Removes it; nobody may be connected any more. */
	drop: () => Promise<void>;
}

/** A migrated database without any row. */
export async function makeDatabase(): Promise<OwnDatabase> {
	const { template, host, port, user, password } = inject('postgres');
	const address = { host, port, user, password };
	const database = `test_${randomUUID().replaceAll('-', '')}`;
	const owner = postgres({ ...address, database: 'postgres', max: 1, onnotice: () => undefined });
	await owner.unsafe(`create database ${database} template ${template}`);
	return {
		address: { ...address, database },
		async drop() {
			await owner.unsafe(`drop database ${database}`);
			await owner.end();
		}
	};
}

/** A migrated database without any row, with the API in front of it. Close it when done. */
export async function openFreshDatabase(): Promise<Backstage> {
	const { secrets } = inject('postgres');
	const { address, drop } = await makeDatabase();
	const api = await openLite(address, secrets, false);
	return {
		name: 'postgres',
		url: 'http://localhost',
		publishableKey: secrets.publishableKey,
		fetch: api.fetch,
		sql: api.sql,
		async close() {
			await api.close();
			await drop();
		}
	};
}

export const test = base
	.extend('tx', async ({}, { onCleanup }) => {
		const tx = await sharedPool().reserve();
		await tx.unsafe('begin');
		onCleanup(async () => {
			await tx.unsafe('rollback');
			tx.release();
		});
		return tx;
	})
	.extend('rung', async ({}, { onCleanup }) => {
		const rung = await openFreshDatabase();
		onCleanup(() => rung.close());
		return rung;
	});

export { expect, describe } from 'vitest';
