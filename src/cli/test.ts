/**
 * `npm test`: every test, on real databases and in a real browser. Gets a browser by itself.
 * The last line says how many passed and failed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { obtainBrowser } from './browser.ts';
import { build } from './serve.ts';

const UNIT = 'test-results/unit.json';
const BROWSER = 'test-results/e2e.json';

const VitestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number()
});
const PlaywrightReport = z.object({
	stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
	errors: z.array(z.unknown())
});

interface Tally {
	passed: number;
	failed: number;
}

/** Runs one of the tools in node_modules, its output on ours. */
function run(script: string, args: string[], env: NodeJS.ProcessEnv = process.env): boolean {
	const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
		stdio: ['ignore', 'inherit', 'inherit'],
		env
	});
	return status === 0;
}

/** A run that failed counts as a failure, also when it got no further than a test that could not be read. */
function tally(ok: boolean, counts: Tally | undefined): Tally {
	if (!counts) return { passed: 0, failed: 1 };
	return ok ? counts : { ...counts, failed: Math.max(counts.failed, 1) };
}

const read = (file: string): unknown =>
	existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;

function runVitest(): Tally {
	const ok = run('vitest/vitest.mjs', [
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${UNIT}`
	]);
	const report = VitestReport.safeParse(read(UNIT)).data;
	return tally(ok, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

function runPlaywright(browser: string | undefined): Tally {
	const env = browser ? { ...process.env, CHROMIUM_PATH: browser } : process.env;
	const ok = run('@playwright/test/cli.js', ['test'], env);
	const report = PlaywrightReport.safeParse(read(BROWSER)).data;
	if (!report) return tally(ok, undefined);
	const { expected, unexpected, flaky } = report.stats;
	if (flaky > 0) console.info(`Only at the second try: ${flaky} (named above as flaky)`);
	return tally(ok, { passed: expected + flaky, failed: unexpected + report.errors.length });
}

rmSync('test-results', { recursive: true, force: true });
let browser: string | undefined;
try {
	browser = await obtainBrowser(process.env);
} catch (error) {
	console.error((error as Error).message);
	console.info('0 passed, 1 failed');
	process.exit(1);
}
build();
const sums = [runVitest(), runPlaywright(browser)];
const passed = sums.reduce((sum, { passed }) => sum + passed, 0);
const failed = sums.reduce((sum, { failed }) => sum + failed, 0);
console.info(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
