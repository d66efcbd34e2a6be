import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { openLite } from '../../src/lib/db/lite.ts';
import { startPostgres } from '../../src/lib/db/postgres-process.ts';
import { loadSecrets, type Secrets } from '../../src/lib/db/secrets.ts';

export interface SharedPostgres {
	host: string;
	port: number;
	user: string;
	password: string;
	/** A migrated database without any row, to copy. Nobody connects to it. */
	template: string;
	/** A copy, for transactions that are rolled back. */
	shared: string;
	secrets: Secrets;
}

declare module 'vitest' {
	interface ProvidedContext {
		postgres: SharedPostgres;
	}
}

const TEMPLATE = 'wijkspraak_template';
const SHARED = 'wijkspraak_shared';

/** One PostgreSQL for the whole run, with a migrated template that a test's own database is a copy of. */
export default async function startSharedPostgres(project: TestProject) {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-vitest-'));
	const secrets = await loadSecrets(dataDir);
	const password = secrets.databasePassword;
	const server = await startPostgres({ clusterDir: path.join(dataDir, 'postgres'), password });
	const { host, port, user } = server;
	const address = { host, port, user, password };
	const owner = postgres({ ...address, database: 'postgres', max: 1 });
	// Nothing here outlives the run: it need not survive a power cut.
	for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
		await owner.unsafe(`alter system set ${setting} = off`);
	await owner.unsafe('select pg_reload_conf()');
	await owner.unsafe(`create database ${TEMPLATE}`);
	const api = await openLite({ ...address, database: TEMPLATE }, secrets, false);
	// The first request does what Lite does at every first request, so that tests see the database as it is in use.
	await api.fetch('http://localhost/rest/v1/rpc/ping', {
		headers: { apikey: secrets.publishableKey }
	});
	await api.close();
	await owner.unsafe(`create database ${SHARED} template ${TEMPLATE}`);
	project.provide('postgres', { ...address, template: TEMPLATE, shared: SHARED, secrets });
	return async () => {
		await owner.end();
		await server.stop();
		await rm(dataDir, { recursive: true });
		await rm(host, { recursive: true });
	};
}
