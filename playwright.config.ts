import { defineConfig } from '@playwright/test';
import { browserFlags, installedBrowser } from './src/cli/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	globalSetup: './tests/support/build-once.ts',
	// Two cores: while one test waits for its page, the other works. Each worker has an app and a database of its own.
	workers: 2,
	fullyParallel: false,
	// A busy machine may miss a deadline once. What passed only at the second try is named at the end of the run.
	retries: process.env.CI ? 1 : 0,
	forbidOnly: Boolean(process.env.CI),
	timeout: 90_000,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
	use: {
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		actionTimeout: 20_000,
		navigationTimeout: 30_000,
		// Recording every test takes a quarter of the time. What fails may be run once more with --trace on.
		trace: 'on-first-retry',
		screenshot: 'only-on-failure',
		launchOptions: {
			executablePath: installedBrowser(process.env),
			args: browserFlags()
		}
	},
	// Each test runs at both widths, unless its tag says that one is enough for what it shows.
	projects: [
		{
			name: 'phone',
			grepInvert: /@desktop/,
			use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
		},
		{ name: 'desktop', grepInvert: /@phone/, use: { viewport: { width: 1280, height: 800 } } }
	]
});
