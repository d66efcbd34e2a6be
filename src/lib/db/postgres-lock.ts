import { existsSync, readFileSync } from 'node:fs';
import { readdir, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const lockFile = (clusterDir: string) => path.join(clusterDir, 'postmaster.pid');

function lockLines(clusterDir: string): string[] {
	const lock = lockFile(clusterDir);
	return existsSync(lock) ? readFileSync(lock, 'utf8').split('\n') : [];
}

/** The eighth line of the lock file says how far the server is. */
export const isReady = (clusterDir: string) => lockLines(clusterDir)[7]?.trim() === 'ready';

/** The process id in the cluster's lock file, when that process is alive and serves this cluster. */
export function runningPid(clusterDir: string): number | undefined {
	const [pidLine, directory] = lockLines(clusterDir);
	const pid = Number(pidLine);
	if (!pid || directory !== clusterDir || !isAlive(pid)) return undefined;
	// After a reboot the number may belong to another program.
	const commandLine = `/proc/${pid}/cmdline`;
	if (existsSync(commandLine) && !readFileSync(commandLine, 'utf8').includes(clusterDir))
		return undefined;
	return pid;
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
	}
	return !isUnburied(pid);
}

/** True for a process that has ended while nobody has asked how: its number still stands in the list. */
function isUnburied(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.startsWith('Z') ?? false;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
		throw error;
	}
}

/**
 * Removes the lock files of a server that was killed: their number may be another program's by now,
 * or that of a dead process that nobody has buried. First waits for the children that the server left,
 * which may still be writing. Does nothing while a server runs.
 * @param patience milliseconds to wait for those children
 */
export async function clearAfterCrash(
	clusterDir: string,
	socketDir: string,
	patience: number
): Promise<void> {
	// Without /proc nobody can tell; then PostgreSQL's own check of its lock file has to do.
	if (!existsSync(lockFile(clusterDir)) || !existsSync('/proc/self/cwd')) return;
	const deadline = Date.now() + patience;
	while (await isWorkedIn(clusterDir)) {
		if (Date.now() > deadline) {
			throw new Error(`In ${clusterDir} werkt nog een oude database: beëindig die eerst.`);
		}
		await sleep(50);
	}
	const left = ['.s.PGSQL.5432', '.s.PGSQL.5432.lock'].map((name) => path.join(socketDir, name));
	for (const file of [lockFile(clusterDir), ...left]) await rm(file, { force: true });
}

/** True while a server's process has the cluster as its working directory, as each of them has. */
async function isWorkedIn(clusterDir: string): Promise<boolean> {
	const folder = await realpath(clusterDir);
	const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	// A process that has ended meanwhile, or that is somebody else's, works nowhere that concerns us.
	const folders = await Promise.all(
		pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => undefined))
	);
	return folders.includes(folder);
}
