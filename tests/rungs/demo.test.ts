import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anonymous } from '../../src/lib/db/client.ts';
import { openRung } from '../../src/lib/db/rung.ts';
import { createFirst } from '../../src/lib/db/teams.ts';
import { removeData } from '../support/backstage.ts';

/** The contract of `npm run demo -- --json`. */
const Facts = z.strictObject({
	url: z.url(),
	rung: z.literal('embedded'),
	resident: z.url(),
	committee: z.url(),
	signIns: z.array(
		z.strictObject({
			email: z.email(),
			password: z.string(),
			role: z.enum(['coordinator', 'worker', 'reviewer'])
		})
	)
});
const PATIENCE = 240_000;
const folders: string[] = [];

function folder(): string {
	const made = mkdtempSync(path.join(tmpdir(), 'wijkspraak-demotest-'));
	folders.push(made);
	return made;
}
afterAll(() => Promise.all(folders.map((each) => removeData(each))));

function startDemo(env: Record<string, string>) {
	const child = spawn(process.execPath, ['src/cli/demo.ts', '--json'], {
		env: { ...process.env, NODE_OPTIONS: '', PORT: '0', DATA_DIR: '', HOST: '127.0.0.1', ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const said = { out: '', err: '' };
	child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
	child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
	const ended = once(child, 'close').then(([code]) => code as number | null);
	return {
		said,
		ended,
		async facts() {
			await Promise.race([once(child.stdout, 'data'), ended]);
			if (!said.out.endsWith('\n')) throw new Error(`the demo did not start: ${said.err}`);
			return Facts.parse(JSON.parse(said.out));
		},
		end: (signal: NodeJS.Signals) => child.kill(signal)
	};
}
const status = async (url: string) => (await fetch(url)).status;

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
		throw error;
	}
}

describe('npm run demo', () => {
	it(
		'tells its facts in one line, serves them, and leaves nothing behind on SIGTERM',
		async () => {
			const TMPDIR = folder();
			// A database that the environment names is never touched.
			const demo = startDemo({ TMPDIR, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
			const { url, resident, committee, signIns } = await demo.facts();
			expect(await (await fetch(`${url}/healthz`)).json()).toEqual({
				status: 'ok',
				rung: 'embedded'
			});
			expect(resident).toMatch(`${url}/v/`);
			expect(await status(resident)).toBe(200);
			expect(committee).toMatch(`${url}/c/`);
			expect(await (await fetch(committee)).text()).toContain('Wat wij hoorden in de Molenwijk');
			expect(signIns.map(({ role }) => role)).toEqual(['coordinator', 'worker', 'reviewer']);
			const [lock] = globSync(`${TMPDIR}/wijkspraak-demo-*/postgres/postmaster.pid`);
			const postgres = Number(readFileSync(lock!, 'utf8').split('\n')[0]);
			expect(isAlive(postgres)).toBe(true);

			demo.end('SIGTERM');
			expect(await demo.ended).toBe(0);
			expect(demo.said.out.match(/\n/g)).toHaveLength(1);
			expect(isAlive(postgres)).toBe(false);
			expect(globSync(`${TMPDIR}/wijkspraak-demo-*`)).toEqual([]);
		},
		PATIENCE
	);

	it(
		'fills DATA_DIR once: the whole of Molenwijk, with the same links at the next start',
		async () => {
			const DATA_DIR = folder();
			const first = startDemo({ DATA_DIR });
			const before = await first.facts();
			first.end('SIGINT');
			expect(await first.ended).toBe(0);

			const rung = await openRung({ rung: 'embedded', dataDir: DATA_DIR });
			const count = async (rows: string) =>
				Number((await rung.sql!(`select count(*) as n from ${rows}`))[0]?.['n']);
			expect(await count('public.response')).toBe(90);
			expect(await count("public.answer where kind = 'open' and text is not null")).toBe(420);
			expect(await count("public.coding where state = 'suggested'")).toBeGreaterThan(200);
			expect(await count("public.coding where state = 'confirmed'")).toBeGreaterThan(20);
			expect(await count('public.report_quote')).toBeGreaterThan(5);
			await rung.close();

			const second = startDemo({ DATA_DIR });
			const after = await second.facts();
			const codes = ({ resident, committee }: typeof after) =>
				[resident, committee].map((link) => new URL(link).pathname);
			expect(codes(after)).toEqual(codes(before));
			second.end('SIGTERM');
			expect(await second.ended).toBe(0);
			expect(existsSync(path.join(DATA_DIR, 'postgres'))).toBe(true);
		},
		PATIENCE
	);

	it(
		"adds nothing to another team's database",
		async () => {
			const DATA_DIR = folder();
			const rung = await openRung({ rung: 'embedded', dataDir: DATA_DIR });
			const db = anonymous(rung);
			await db.auth.signUp({ email: 'anders@wijk.example', password: 'een ander wachtwoord' });
			await createFirst(db, 'Wijkteam Elders', 'Anders');
			await rung.close();

			const demo = startDemo({ DATA_DIR });
			expect(await demo.ended).toBe(1);
			expect(demo.said.out).toBe('');
			expect(demo.said.err).toContain('staat het werk van een ander team');
		},
		PATIENCE
	);

	it('refuses a busy port with one sentence', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as { port: number };
		const demo = startDemo({ PORT: String(port) });
		expect(await demo.ended).toBe(1);
		expect(demo.said).toEqual({
			out: '',
			err: `Poort ${port} is bezet: kies een andere met PORT.\n`
		});
		other.close();
	}, 60_000);
});
