/**
 * Fewer round trips between Lite and PostgreSQL. Lite tells PostgreSQL who asks in up to ten statements a request, and
 * has each of them parsed anew, which takes a second round trip. Here who asks is one statement, and both that
 * statement and the call that follows it are prepared once a connection. Pinned: it leans on Lite's inside.
 */

interface Executor {
	executeQuery(query: { sql: string; parameters: readonly unknown[]; query: object }): unknown;
}

/** What Lite knows of a request. */
interface Context {
	auth?: { role?: string; uid?: unknown; jwt?: unknown };
	storage?: { operation?: unknown };
}

interface Reserved {
	unsafe(text: string, parameters?: unknown[], options?: { prepare: boolean }): unknown;
}

interface Connection {
	driver: { reserve(): Promise<unknown> };
}

/** As Lite sets them, one by one: transaction-local, so that nothing of one visitor is left for the next. */
const SETTINGS = [
	'role',
	'request.jwt.claim.sub',
	'request.jwt.claim.role',
	'request.jwt.claims',
	'storage.operation',
	'response.status',
	'response.headers'
];
const SET_ALL = `select ${SETTINGS.map((name, place) => `set_config('${name}', $${place + 1}, true)`).join(', ')}`;

/** Only these are the same text time after time; a connection keeps every prepared text. */
const REPEATED = /^(select set_config\(|select \* from public\.\w+\()/;

async function tellWhoAsks(executor: Executor, { auth, storage }: Context): Promise<void> {
	const role = auth?.role || 'anon';
	const claims = auth?.jwt && typeof auth.jwt === 'object' ? JSON.stringify(auth.jwt) : '';
	const operation = String(storage?.operation ?? '');
	const parameters = [role, String(auth?.uid ?? ''), role, claims, operation, '', ''];
	await executor.executeQuery({ sql: SET_ALL, parameters, query: { kind: 'RawNode' } });
}

/** @param prepare false where something between us and PostgreSQL may hand each statement to another server process */
export function spareRoundTrips(connection: Connection, prepare: boolean): void {
	Object.assign(connection, {
		applyJwtSessionContext: tellWhoAsks,
		// Method, path and headers of the request: nothing here reads them in SQL.
		applyRpcRequestGucs: () => Promise.resolve()
	});
	if (!prepare) return;
	const { driver } = connection;
	const reserve = driver.reserve.bind(driver);
	driver.reserve = async () => {
		const reserved = (await reserve()) as Reserved;
		const unsafe = reserved.unsafe.bind(reserved);
		reserved.unsafe = (text, parameters = [], options) =>
			unsafe(text, parameters, options ?? { prepare: REPEATED.test(text) });
		return reserved;
	};
}
