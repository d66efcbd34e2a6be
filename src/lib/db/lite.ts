/**
 * The only module that knows Supabase Lite: the Supabase API in this process, on a PostgreSQL of ours.
 * Lite is alpha and its version is pinned; what we lean on beyond its documentation is marked "pinned" below.
 */
import { inspect } from 'node:util';
import { App, SUPABASE_AUTH_HELPERS_SQL } from '@supabase/lite';
import { applyPendingMigrations } from '@supabase/lite/cli';
import { createPostgresConnection as createConnection } from '@supabase/lite/postgres';
import { spareRoundTrips } from './round-trips.ts';
import type { Secrets } from './secrets.ts';
import { SettingsError } from './settings.ts';

/** Where PostgreSQL answers: a URL, or our own server's socket. */
export type Target =
	| { url: string }
	| { host: string; port: number; user: string; password: string; database?: string };

export interface LiteApi {
	fetch: typeof fetch;
	/** Runs SQL as the owner of the schema. For tools and tests, never for a request. */
	sql: (text: string) => Promise<Record<string, unknown>[]>;
	close: () => Promise<void>;
}

/** Enough to keep two cores busy; more connections only add memory. */
const POOL_SIZE = 12;
const SESSION_SECONDS = 3600;
/** One app on one database: the holder of this lock. Freed by PostgreSQL itself when the app is killed. */
const APP_LOCK = 7_265_001;

const ROLES_SQL = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'anon') then create role anon nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
  grant usage on schema public, auth to anon, authenticated, service_role;
end $$`;

/** Opens the API on `target`, with every migration applied. */
export async function openLite(
	target: Target,
	secrets: Secrets,
	exclusive: boolean
): Promise<LiteApi> {
	// Lite's command line reports usage; we only use its migrations, and even so nothing leaves this machine.
	process.env.LITE_TELEMETRY = '0';
	process.env.DO_NOT_TRACK = '1';
	const connection = connect(target, POOL_SIZE);
	const lock = exclusive ? await takeLock(target) : undefined;
	silence(connection);
	spareRoundTrips(connection, 'host' in target);
	const app = new App({
		connection,
		auth: {
			enabled: true,
			jwt_secret: secrets.jwtSecret,
			jwt_expiry: SESSION_SECONDS,
			publishable_key: secrets.publishableKey,
			minimum_password_length: 10,
			email: { enable_signup: true, enable_confirmations: false }
		},
		options: { server: { admin: false, disableStudio: true, disableFallback: true } }
	});
	await app.ensureSystemSchema();
	await connection.exec(SUPABASE_AUTH_HELPERS_SQL);
	await connection.exec(ROLES_SQL);
	await applyPendingMigrations(app);
	// Pinned: at its first request Lite grants everything on every table to every role; ours are granted by name.
	Object.assign(connection, { rlsState: 'active' });
	await app.init();

	// A request that runs while the connections end would never end itself, nor would they.
	const running = new Set<Promise<Response>>();
	return {
		async fetch(input, init) {
			const response = Promise.resolve(app.fetch(new Request(input, init)));
			running.add(response);
			try {
				return await response;
			} finally {
				running.delete(response);
			}
		},
		sql: async (text) => [...(await connection.driver.unsafe(text))],
		async close() {
			while (running.size > 0) await Promise.allSettled(running);
			await connection.close();
			await lock?.close();
		}
	};
}

/** Pinned: Lite hands JSON over as text already; written out once more it would arrive as one JSON string. */
const writtenOnce = (oid: number) => ({
	to: oid,
	from: [oid],
	serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
	parse: (text: string): unknown => JSON.parse(text)
});

function connect(target: Target, max: number) {
	const types = { json: writtenOnce(114), jsonb: writtenOnce(3802) };
	const quiet = { max, types, onnotice: () => undefined };
	if ('url' in target) return createConnection({ url: target.url, postgresOptions: quiet });
	return createConnection({ postgresOptions: { database: 'postgres', ...target, ...quiet } });
}

/** Pinned: Lite prints database errors whole, and a failing row holds what a resident said. Only the code is printed. */
function silence(connection: ReturnType<typeof connect>) {
	const normalise = connection.normalizeDbError.bind(connection);
	connection.normalizeDbError = (error: unknown) => {
		const normal: unknown = normalise(error);
		if (typeof normal !== 'object' || normal === null) return normal;
		const code = 'code' in normal ? String(normal.code) : 'without a code';
		const known = code.startsWith('WS') ? raised(code, normal) : normal;
		return Object.defineProperty(known, inspect.custom, { value: () => `database error ${code}` });
	};
}

/** Pinned: Lite keeps PostgreSQL's own codes only. Ours pass by PostgREST's form for errors that a function raises. */
function raised(code: string, error: object) {
	const message = 'message' in error ? String(error.message) : '';
	return {
		code: 'PGRST',
		message: JSON.stringify({ code, message }),
		detail: JSON.stringify({ status: 400, headers: {} })
	};
}

/** A connection of its own holds the lock for as long as the app lives. */
async function takeLock(target: Target) {
	const holder = connect(target, 1);
	for (let attempt = 0; attempt < 20; attempt++) {
		const [row] = await holder.driver.unsafe(`select pg_try_advisory_lock(${APP_LOCK}) as taken`);
		if (row?.taken) return holder;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await holder.close();
	throw new SettingsError(
		'Er draait al een Wijkspraak op deze DATA_DIR: stop die eerst, of kies een andere map.'
	);
}
