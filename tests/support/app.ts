import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The built app, running in a process of its own as `npm start` runs it. */
export interface App {
	url: string;
	pid: number;
	/** Everything it printed so far. */
	output: () => string;
	/** Ends it the way a service manager does. */
	stop: () => Promise<void>;
	/** Ends it without a word of warning (SIGKILL). */
	kill: () => Promise<void>;
}

/** The app ended before it was ready. */
export class AppEnded extends Error {
	override name = 'AppEnded';
	readonly code: number | null;
	readonly output: string;
	constructor(code: number | null, output: string) {
		super(`the app ended with code ${code}: ${output}`);
		this.code = code;
		this.output = output;
	}
}

interface Options {
	/** Settings for this app. Those of the machine that name a database do not reach it. */
	env: Record<string, string>;
	/** Flags for Node itself. */
	nodeFlags?: string[];
	/** What to run: `npm start` unless told otherwise. */
	script?: string;
}

const CLEARED = {
	DATABASE_URL: '',
	SUPABASE_URL: '',
	SUPABASE_PUBLISHABLE_KEY: '',
	JWT_SECRET: ''
};
const READY = /staat klaar op (http:\/\/\S+)/;
const READY_DEADLINE_MS = 60_000;

/**
 * Starts the app on a free port and waits until it is ready.
 * @throws AppEnded when it stops instead
 */
export async function startApp({ env, nodeFlags = [], script }: Options): Promise<App> {
	const child = spawn(process.execPath, [...nodeFlags, script ?? 'src/cli/start.ts'], {
		env: { ...process.env, ...CLEARED, NODE_OPTIONS: '', PORT: '0', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let printed = '';
	const url = await new Promise<string>((resolve, reject) => {
		const deadline = setTimeout(() => {
			child.kill('SIGKILL');
			reject(new Error(`the app was not ready in time: ${printed}`));
		}, READY_DEADLINE_MS);
		const read = (text: Buffer) => {
			printed += text.toString();
			const ready = READY.exec(printed);
			if (!ready?.[1]) return;
			clearTimeout(deadline);
			resolve(ready[1]);
		};
		child.stdout.on('data', read);
		child.stderr.on('data', read);
		child.once('close', (code) => {
			clearTimeout(deadline);
			reject(new AppEnded(code, printed));
		});
	});
	return {
		url,
		pid: child.pid!,
		output: () => printed,
		stop: () => end(child, 'SIGTERM'),
		kill: () => end(child, 'SIGKILL')
	};
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	await ended;
}
