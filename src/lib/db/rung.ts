import path from 'node:path';
import { openLite, type LiteApi } from './lite.ts';
import { startPostgres, type PostgresProcess } from './postgres-process.ts';
import { loadSecrets } from './secrets.ts';
import { SettingsError, type Settings } from './settings.ts';

/** An open database, whichever rung it stands on: the address, the key and the `fetch` for supabase-js. */
export interface Rung {
	name: Settings['rung'];
	url: string;
	publishableKey: string;
	/** Absent on Supabase itself, where requests go over the network. */
	fetch?: typeof fetch;
	/** SQL as the schema's owner, on our own PostgreSQL only. For tools and tests, never for a request. */
	sql?: LiteApi['sql'];
	/** The process id of our own PostgreSQL. */
	postgresPid?: number;
	close(): Promise<void>;
}

/** Nothing listens here: requests go straight to the function behind it. */
const IN_PROCESS_URL = 'http://localhost';

/**
 * Opens the database that the settings name and brings its schema up to date.
 * @throws SettingsError when a setting or another running app stands in the way.
 */
export async function openRung(settings: Settings): Promise<Rung> {
	if (settings.rung === 'supabase') {
		const { url, publishableKey } = settings;
		return { name: 'supabase', url, publishableKey, close: async () => undefined };
	}
	const secrets = await loadSecrets(settings.dataDir);
	if (settings.jwtSecret) secrets.jwtSecret = settings.jwtSecret;
	if (settings.rung === 'postgres') {
		const api = await openLite({ url: settings.url }, secrets, false).catch((error: unknown) => {
			throw explained(error);
		});
		return inProcess('postgres', api, secrets.publishableKey, () => api.close());
	}
	const clusterDir = path.join(settings.dataDir, 'postgres');
	const server = await startPostgres({ clusterDir, password: secrets.databasePassword });
	const { host, port, user } = server;
	try {
		const api = await openLite(
			{ host, port, user, password: secrets.databasePassword },
			secrets,
			true
		);
		const rung = inProcess('embedded', api, secrets.publishableKey, async () => {
			await api.close();
			await server.stop();
		});
		return { ...rung, postgresPid: server.pid };
	} catch (error) {
		await stopUnlessShared(server);
		throw error;
	}
}

/** What stands between the app and the database of DATABASE_URL, in a sentence for who starts it, if that is known. */
function explained(cause: unknown): unknown {
	const code = String((cause as { code?: unknown }).code);
	if (/^(E[A-Z_]+|CONNECT\w*_\w+)$/.test(code))
		return new SettingsError(
			`De database van DATABASE_URL antwoordt niet (${code}): klopt het adres, en staat die aan?`,
			{ cause }
		);
	if (/^(28|3D)/.test(code))
		return new SettingsError(
			`De database van DATABASE_URL laat de app niet binnen (${code}): kloppen naam, wachtwoord en database?`,
			{ cause }
		);
	return cause;
}

/** A server that was already running may serve another app: that one keeps it. */
async function stopUnlessShared(server: PostgresProcess): Promise<void> {
	if (!server.adopted) await server.stop();
}

function inProcess(
	name: 'embedded' | 'postgres',
	api: LiteApi,
	publishableKey: string,
	close: () => Promise<void>
): Rung {
	return { name, url: IN_PROCESS_URL, publishableKey, fetch: api.fetch, sql: api.sql, close };
}
