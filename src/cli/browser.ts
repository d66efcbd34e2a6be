import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Chromium has no sandbox for root, and it never needs to talk to its maker. */
const FLAGS = ['--disable-gpu', '--disable-background-networking'];

export const browserFlags = (): string[] =>
	process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS;

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * The Chromium that this machine has: the one that CHROMIUM_PATH names, else the first on the PATH.
 * @returns undefined when there is none, so that Playwright's own may be used
 * @throws when CHROMIUM_PATH names no program
 */
export function installedBrowser(env: NodeJS.ProcessEnv): string | undefined {
	if (env.CHROMIUM_PATH) {
		if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
		throw new Error(`CHROMIUM_PATH names no program: ${env.CHROMIUM_PATH}`);
	}
	const folders = (env.PATH ?? '').split(path.delimiter).filter(Boolean);
	return folders
		.flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
		.find((file) => isExecutable(file));
}

/** True when this browser (Playwright's own when no path is given) opens a page here. */
async function opens(executablePath: string | undefined): Promise<boolean> {
	const { chromium } = await import('@playwright/test');
	try {
		const browser = await chromium.launch({ executablePath, args: browserFlags() });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

/** Runs a command that may fail; what it says goes to stderr. */
function tried(command: string, args: string[]): boolean {
	try {
		execFileSync(command, args, {
			stdio: ['ignore', 2, 2],
			env: {
				...process.env,
				DEBIAN_FRONTEND: 'noninteractive',
				PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000'
			}
		});
		return true;
	} catch {
		return false;
	}
}

const download = () =>
	tried(process.execPath, [
		'node_modules/@playwright/test/cli.js',
		'install',
		'--only-shell',
		'chromium'
	]);
const installAsRoot = () =>
	process.getuid?.() === 0 &&
	tried('apt-get', ['update', '-q']) &&
	tried('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']);

/**
 * Finds a browser that opens, or gets one: Playwright's own, else the system's package when we may install it.
 * @returns its path, or undefined for Playwright's own
 * @throws with one sentence when there is none to be had
 */
export async function obtainBrowser(env: NodeJS.ProcessEnv): Promise<string | undefined> {
	const installed = installedBrowser(env);
	if (installed && (await opens(installed))) return installed;
	if (env.CHROMIUM_PATH)
		throw new Error(`The browser at CHROMIUM_PATH does not open: ${installed}`);
	if (await opens(undefined)) return undefined;
	if (download() && (await opens(undefined))) return undefined;
	if (installAsRoot()) {
		const packaged = installedBrowser(env);
		if (packaged && (await opens(packaged))) return packaged;
	}
	throw new Error(
		'No browser: install Chromium and name it with CHROMIUM_PATH, or allow a download or apt-get.'
	);
}
