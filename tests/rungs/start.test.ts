/** How the app starts, and when it refuses to. */
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppEnded, startApp } from '../support/app.ts';
import { describe, expect, test } from '../support/folders.ts';

/** What the app said before it ended by itself. */
async function refusal(env: Record<string, string>): Promise<AppEnded> {
	try {
		const app = await startApp({ env });
		await app.stop();
	} catch (error) {
		if (error instanceof AppEnded) return error;
		throw error;
	}
	throw new Error('the app started after all');
}

const health = async (url: string) => {
	const response = await fetch(`${url}/healthz`);
	return [response.status, await response.text()];
};

describe('settings that contradict each other', () => {
	test('stop the start with one sentence, before anything is made', async ({ dataDir }) => {
		const ended = await refusal({
			DATA_DIR: dataDir,
			DATABASE_URL: 'postgres://db.example/wijk',
			SUPABASE_URL: 'https://wijk.example'
		});
		expect(ended.code).toBe(1);
		expect(ended.output.trim()).toBe(
			'DATABASE_URL en SUPABASE_URL spreken elkaar tegen: zet er één uit.'
		);
		expect(await readdir(dataDir)).toEqual([]);
	});
});

describe('the embedded database', () => {
	test('makes its secrets at the first start, for its owner only, and keeps them', async ({
		dataDir
	}) => {
		const file = path.join(dataDir, 'secrets.json');
		const first = await startApp({ env: { DATA_DIR: dataDir } });
		const made = await stat(file);
		expect(made.mode & 0o777).toBe(0o600);
		expect(await health(first.url)).toEqual([200, expect.stringContaining('embedded')]);
		await first.stop();

		const second = await startApp({ env: { DATA_DIR: dataDir } });
		expect((await stat(file)).mtimeMs).toBe(made.mtimeMs);
		await second.stop();
	});

	test('serves one app: a second on the same folder is refused, and the first goes on', async ({
		dataDir
	}) => {
		const first = await startApp({ env: { DATA_DIR: dataDir } });
		const ended = await refusal({ DATA_DIR: dataDir });
		expect(ended.code).toBe(1);
		expect(ended.output.trim()).toMatch(/^Er draait al een Wijkspraak op deze DATA_DIR.*\.$/);
		expect(await health(first.url)).toEqual([200, expect.any(String)]);
		await first.stop();
	});

	test('does not start on secrets that are damaged', async ({ dataDir }) => {
		await writeFile(path.join(dataDir, 'secrets.json'), '{"jwtSecret": ');
		const ended = await refusal({ DATA_DIR: dataDir });
		expect(ended.code).toBe(1);
		expect(ended.output.trim()).toMatch(/secrets\.json is beschadigd.*\.$/);
		expect(await readdir(dataDir)).toEqual(['secrets.json']);
	});
});

test('a database that does not answer stops the start with one sentence', async ({ dataDir }) => {
	const ended = await refusal({
		DATA_DIR: dataDir,
		DATABASE_URL: 'postgres://wijk:geheim@127.0.0.1:9/wijk'
	});
	expect(ended.code).toBe(1);
	expect(ended.output.trim()).toBe(
		'De database van DATABASE_URL antwoordt niet (ECONNREFUSED): klopt het adres, en staat die aan?'
	);
});
