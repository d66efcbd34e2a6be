import { rm } from 'node:fs/promises';
import path from 'node:path';
import { openLite } from '../../src/lib/db/lite.ts';
import { startPostgres } from '../../src/lib/db/postgres-process.ts';
import type { Rung } from '../../src/lib/db/rung.ts';
import { loadSecrets } from '../../src/lib/db/secrets.ts';

/**
 * A second door to the database of a running app on the embedded rung: the same API, the same secrets,
 * without the app's lock. Tests arrange through it with the product's own verbs, and look at what was stored.
 */
export type Backstage = Rung & { sql: NonNullable<Rung['sql']> };

export async function openBackstage(dataDir: string): Promise<Backstage> {
	const secrets = await loadSecrets(dataDir);
	const password = secrets.databasePassword;
	const server = await startPostgres({ clusterDir: path.join(dataDir, 'postgres'), password });
	if (!server.adopted) {
		await server.stop();
		throw new Error('the app is not running: there is no backstage to enter');
	}
	const { host, port, user, pid } = server;
	const api = await openLite({ host, port, user, password }, secrets, false);
	return {
		name: 'embedded',
		url: 'http://localhost',
		publishableKey: secrets.publishableKey,
		fetch: api.fetch,
		sql: api.sql,
		postgresPid: pid,
		close: () => api.close()
	};
}

/** Removes an ended app's data, and the folder of its database's socket. */
export async function removeData(dataDir: string): Promise<void> {
	await rm(dataDir, { recursive: true, force: true });
}
