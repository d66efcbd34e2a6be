import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from 'vitest';

/** A test with a folder of its own that is gone afterwards. */
export const test = base.extend('dataDir', async ({}, { onCleanup }) => {
	const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-test-'));
	onCleanup(() => rm(dataDir, { recursive: true, force: true }));
	return dataDir;
});
export { describe, expect } from 'vitest';
