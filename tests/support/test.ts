/**
 * The fixtures of the browser tests. Each worker process has one real app on the embedded rung, in a temporary
 * folder and on a free port; each test begins with an empty database and seeds what its story needs.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import type { Role } from '../../src/lib/db/teams.ts';
import type { Account } from './accounts.ts';
import { startApp, type App } from './app.ts';
import { openBackstage, removeData, type Backstage } from './backstage.ts';
import { Seed } from './seed.ts';

interface TestFixtures {
	/** Puts the beginning of the story in the database. */
	seed: Seed;
	/** Signs this test's browser in as the team's member with this role. */
	signedInAs: (role: Role) => Promise<Account>;
	/** The network address that the app sees for this test, so that its limits count for this test alone. */
	address: string;
	/** By how many milliseconds each script of a page comes late. */
	lateScripts: number;
	/** Watches for errors in the page, in every test. */
	pageErrors: string[];
}
interface WorkerFixtures {
	app: App & { dataDir: string; backstage: Backstage };
}

/**
 * Milliseconds by which every script of a page comes late, from LATE_SCRIPTS: on a slow phone or a busy machine
 * somebody is faster than the script, and nothing may get lost of what they do.
 */
const LATE_SCRIPTS = Number(process.env.LATE_SCRIPTS ?? 0);
const ERRORS = /Content Security Policy|hydrat|Uncaught/i;
let tests = 0;

export const test = base.extend<TestFixtures, WorkerFixtures>({
	app: [
		async ({}, use) => {
			const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-e2e-'));
			const app = await startApp({ env: { DATA_DIR: dataDir, ADDRESS_HEADER: 'x-forwarded-for' } });
			const backstage = await openBackstage(dataDir);
			await use({ ...app, dataDir, backstage });
			await backstage.close();
			await app.stop();
			await removeData(dataDir);
		},
		{ scope: 'worker', timeout: 90_000 }
	],
	baseURL: async ({ app }, use) => use(app.url),
	address: async ({ app }, use) => {
		tests += 1;
		await use(`10.${app.pid % 250}.${Math.floor(tests / 250)}.${tests % 250}`);
	},
	extraHTTPHeaders: async ({ address }, use) => use({ 'x-forwarded-for': address }),
	seed: [
		async ({ app }, use) => {
			const seed = new Seed(app.backstage);
			await seed.empty();
			await use(seed);
		},
		{ auto: true }
	],
	lateScripts: [
		async ({ context }, use) => {
			if (LATE_SCRIPTS > 0)
				await context.route(/\/_app\/.*\.js$/, async (route) => {
					if (route.request().serviceWorker()) return route.continue();
					await new Promise((resolve) => setTimeout(resolve, LATE_SCRIPTS));
					await route.continue().catch(() => undefined);
				});
			await use(LATE_SCRIPTS);
		},
		{ auto: true }
	],
	signedInAs: async ({ context, app, seed }, use) => {
		await use(async (role) => {
			const account = await seed.account(role);
			await context.addCookies(
				account.cookies.map((cookie) => ({
					...cookie,
					url: app.url,
					httpOnly: true,
					sameSite: 'Lax' as const
				}))
			);
			return account;
		});
	},
	pageErrors: [
		async ({ context }, use) => {
			const errors: string[] = [];
			const watch = (page: Page) => {
				page.on('pageerror', (error) => errors.push(error.message));
				page.on('console', (message) => {
					if (message.type() === 'error' && ERRORS.test(message.text()))
						errors.push(message.text());
				});
			};
			context.on('page', watch);
			await use(errors);
			test.expect(errors, 'errors in the page').toEqual([]);
		},
		{ auto: true }
	]
});

export const expect = test.expect;
export { expectNoAxeViolations } from './axe.ts';
