import { spawn } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

const BUILT = 'build/handler.js';
const SOURCES = [
	'src/**/*',
	'static/**/*',
	'package-lock.json',
	'svelte.config.js',
	'vite.config.ts'
];

/** Whether the built app is younger than everything that it is made from. */
export function isBuilt(): boolean {
	if (!existsSync(BUILT)) return false;
	const sources = SOURCES.flatMap((pattern) => globSync(pattern)).filter(
		(file) => !file.startsWith('src/lib/paraglide/') && !/\.(test|spec)\.ts$/.test(file)
	);
	return statSync(BUILT).mtimeMs >= Math.max(...sources.map((file) => statSync(file).mtimeMs));
}

/**
 * Builds the app beside other work. What the build says goes to stderr: stdout belongs to the command.
 * @throws (the promise rejects) when the build fails, or when `stop` ends it first
 */
export function buildBeside(stop: AbortSignal): Promise<void> {
	const args = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, args, { stdio: ['ignore', 2, 2], signal: stop });
		child.once('error', reject);
		child.once('close', (code) =>
			code === 0 ? resolve() : reject(new Error(`the build ended with code ${code}`))
		);
	});
}
