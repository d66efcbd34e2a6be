/** `npm run check`: format, lint, types, dependency rule, dead code, and the database's types; two at a time. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

const STEPS: Record<string, string[]> = {
	lint: ['node_modules/eslint/bin/eslint.js', '.'],
	types: ['node_modules/svelte-check/bin/svelte-check', '--fail-on-warnings'],
	format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
	'database types': ['src/cli/types.ts', '--check'],
	dependencies: [
		'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
		'src',
		'--config',
		'.dependency-cruiser.cjs'
	],
	'dead code': ['node_modules/knip/bin/knip.js', '--no-config-hints']
};

/** Runs one step and says what it found once it is done, so that two do not talk at the same time. */
async function run(name: string, args: string[]): Promise<boolean> {
	const began = performance.now();
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
	let found = '';
	for (const stream of [child.stdout, child.stderr])
		stream.on('data', (text: Buffer) => (found += text.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	console.info(`${code === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
	if (code !== 0) console.info(found);
	return code === 0;
}

const waiting = Object.entries(STEPS).values();
const outcomes: boolean[] = [];
await Promise.all(
	Array.from({ length: Math.min(2, availableParallelism()) }, async () => {
		for (const [name, args] of waiting) outcomes.push(await run(name, args));
	})
);
if (outcomes.includes(false)) process.exitCode = 1;
