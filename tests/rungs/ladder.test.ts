/** The same product on each rung; and no connection to anything but the rung's own database. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startApp, type App } from '../support/app.ts';
import { openBackstage, type Backstage } from '../support/backstage.ts';
import { startPostgres } from '../../src/lib/db/postgres-process.ts';
import { openLite } from '../../src/lib/db/lite.ts';
import { loadSecrets } from '../../src/lib/db/secrets.ts';
import type { Rung } from '../../src/lib/db/rung.ts';
import { unwrap } from '../../src/lib/db/client.ts';
import { describe, expect, test } from '../support/folders.ts';
import { Resident } from '../support/resident.ts';
import { Seed } from '../support/seed.ts';
import { Visitor } from '../support/visitor.ts';
import { openRoad } from '../support/road.ts';

const PRELOAD = ['--import', path.resolve('tests/support/record-connections.ts')];
const FIRST = {
	team: 'Wijkteam Molenwijk',
	name: 'Corrie de Vries',
	email: 'corrie@wijk.example',
	password: 'elke straat heeft een verhaal'
};

function start(dataDir: string, env: Record<string, string>): Promise<App> {
	return startApp({
		nodeFlags: PRELOAD,
		env: {
			...env,
			DATA_DIR: path.join(dataDir, 'app'),
			CONNECTIONS_FILE: path.join(dataDir, 'connections'),
			ADDRESS_HEADER: 'x-forwarded-for'
		}
	});
}

/** What the app connected to or looked up, each once. */
const connections = (dataDir: string) => [
	...new Set(readFileSync(path.join(dataDir, 'connections'), 'utf8').trim().split('\n'))
];

/** From the first visit to a withdrawn answer, through the app; only the guide is put in from behind. */
async function walk(app: App, rung: Omit<Rung, 'name' | 'close'>): Promise<void> {
	const staff = new Visitor(app.url);
	const begun = await staff.post('/begin', FIRST);
	expect([begun.status, begun.location]).toEqual([303, '/']);
	const home = await staff.get('/');
	expect(home.text).toContain('Corrie de Vries');

	const seed = new Seed(rung as Backstage);
	await seed.adopt({ email: FIRST.email, password: FIRST.password });
	const consultation = await seed.consultation();
	expect((await staff.get('/')).text).toContain(consultation.title);

	const resident = new Resident(new Visitor(app.url), consultation.code);
	await resident.begin();
	resident.fill({ wat_mist_u: 'Een bankje bij de speeltuin' });
	expect(await resident.send()).toBe(true);
	const { db } = await seed.account('coordinator');
	const texts = async () => unwrap(await db.from('answer').select('text'));
	expect(await texts()).toEqual([{ text: 'Een bankje bij de speeltuin' }]);
	expect(await resident.withdraw(resident.ticket.withdrawalCode)).toBe(true);
	expect(await texts()).toEqual([]);
}

describe('the whole way, and no connection elsewhere', () => {
	test('on the embedded database', async ({ dataDir }) => {
		const app = await start(dataDir, {});
		const backstage = await openBackstage(path.join(dataDir, 'app'));
		await walk(app, backstage);
		await backstage.close();
		await app.stop();
		expect(connections(dataDir)).toEqual([
			expect.stringMatching(/^connect \/\S+\/\.s\.PGSQL\.5432$/)
		]);
	});

	test('on a PostgreSQL of our own (DATABASE_URL)', async ({ dataDir }) => {
		const password = randomBytes(16).toString('hex');
		const server = await startPostgres({
			clusterDir: path.join(dataDir, 'their-postgres'),
			password
		});
		const road = await openRoad(path.join(server.host, '.s.PGSQL.5432'));
		const url = `postgres://${server.user}:${password}@127.0.0.1:${road.port}/postgres`;
		const app = await start(dataDir, { DATABASE_URL: url });
		const secrets = await loadSecrets(path.join(dataDir, 'app'));
		const api = await openLite({ url }, secrets, false);
		await walk(app, { ...secrets, url: 'http://localhost', fetch: api.fetch, sql: api.sql });
		expect(await (await fetch(`${app.url}/healthz`)).text()).toContain('postgres');
		await api.close();
		await app.stop();
		await road.cut();
		await server.stop();
		expect(connections(dataDir)).toEqual([`connect 127.0.0.1:${road.port}`]);
	});

	test('on Supabase, over HTTP', async ({ dataDir }) => {
		const supabaseDir = path.join(dataDir, 'supabase');
		const supabase = await startApp({
			script: 'tests/support/supabase-server.ts',
			env: { DATA_DIR: supabaseDir }
		});
		const { publishableKey } = await loadSecrets(supabaseDir);
		const app = await start(dataDir, {
			SUPABASE_URL: supabase.url,
			SUPABASE_PUBLISHABLE_KEY: publishableKey
		});
		await walk(app, { url: supabase.url, publishableKey });
		expect(await (await fetch(`${app.url}/healthz`)).text()).toContain('supabase');
		await app.stop();
		await supabase.stop();
		expect(connections(dataDir)).toEqual([`connect ${new URL(supabase.url).host}`]);
	});
});
