import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const UNIT_TESTS = ['src/**/*.test.ts', 'tests/*.test.ts'];
/** State of the screens in classes with runes: these alone are compiled. */
const STATE_TESTS = ['src/**/*.svelte.test.ts'];
/** These get a PostgreSQL, started once (tests/support/database.ts). */
const DATABASE_TESTS = ['src/lib/db/**/*.test.ts', 'tests/policies/**/*.test.ts'];
/** These run the built app in a process of its own. */
const APP_TESTS = ['tests/rungs/**/*.test.ts'];

/** The domain and the server are tested as plain modules: no SvelteKit, no compiler between. */
export default defineConfig({
	resolve: { alias: { $lib: path.resolve('src/lib') } },
	test: {
		testTimeout: 20_000,
		hookTimeout: 60_000,
		// Two cores: a database and a browser run beside these.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: { name: 'unit', include: UNIT_TESTS, exclude: [...DATABASE_TESTS, ...STATE_TESTS] }
			},
			{ extends: true, plugins: [svelte()], test: { name: 'state', include: STATE_TESTS } },
			{
				extends: true,
				test: {
					name: 'database',
					include: DATABASE_TESTS,
					globalSetup: './tests/support/vitest-postgres.ts',
					testTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'app',
					include: APP_TESTS,
					globalSetup: './tests/support/build-once.ts',
					fileParallelism: false,
					testTimeout: 180_000,
					hookTimeout: 180_000
				}
			}
		]
	}
});
