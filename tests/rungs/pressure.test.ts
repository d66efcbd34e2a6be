/** More than the database can take, or no database: nothing fails halfway, and everybody hears when to come back. */
import { startApp } from '../support/app.ts';
import { openBackstage } from '../support/backstage.ts';
import { expect, test } from '../support/folders.ts';
import { Resident } from '../support/resident.ts';
import { Seed } from '../support/seed.ts';
import { Visitor } from '../support/visitor.ts';

const start = (dataDir: string) =>
	startApp({ env: { DATA_DIR: dataDir, ADDRESS_HEADER: 'x-forwarded-for' } });

test('a crowd at a stuck database waits or is told to come back; once it moves, all that waited are stored', async ({
	dataDir
}) => {
	const app = await start(dataDir);
	const backstage = await openBackstage(dataDir);
	const { code } = await new Seed(backstage).consultation();
	const residents = Array.from(
		{ length: 500 },
		(_, place) => new Resident(new Visitor(app.url, `10.3.${place >> 8}.${place & 255}`), code)
	);
	for (const resident of residents.slice(0, 20)) await resident.begin();
	for (const resident of residents) resident.fill({ wat_mist_u: 'Een bankje' });

	const stuck = backstage.sql(
		'do $$ begin lock table public.response_draft in access exclusive mode; perform pg_sleep(3); end $$'
	);
	const sent = residents.slice(0, 20).map((resident) => resident.send());
	const crowd = await Promise.all(
		residents.slice(20).map(({ visitor }) => visitor.get(`/v/${code}`))
	);
	await stuck;
	const refused = crowd.filter(({ status }) => status === 503);
	expect(refused.length).toBeGreaterThan(0);
	for (const { headers, text } of refused) {
		expect(Number(headers['retry-after'])).toBeGreaterThan(0);
		expect(text).toContain('Het is nu erg druk');
	}
	expect(crowd.filter(({ status }) => status === 200)).toHaveLength(crowd.length - refused.length);
	expect(await Promise.all(sent)).toEqual(sent.map(() => true));
	const [stored] = await backstage.sql('select count(*)::int as n from public.response');
	expect(stored).toEqual({ n: 20 });
	await backstage.close();
	await app.stop();
});

test('without its database the app says so in Dutch, and a form that is too large is refused before it is read', async ({
	dataDir
}) => {
	const app = await start(dataDir);
	const backstage = await openBackstage(dataDir);
	const { code } = await new Seed(backstage).consultation();
	const visitor = new Visitor(app.url);
	const resident = new Resident(visitor, code);
	await resident.begin();
	const large = await visitor.post(`/v/${code}/1`, { 'q.wat_mist_u': 'x'.repeat(2_100_000) });
	expect(large.status).toBe(413);
	expect(large.text).toContain('Dit is te veel in één keer');

	await backstage.close();
	process.kill(backstage.postgresPid!, 'SIGKILL');
	const away = await visitor.post(`/v/${code}/1`, { 'q.wat_mist_u': 'Een bankje' });
	expect(away.status).toBe(503);
	expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
	expect(away.text).toContain('nog niet bewaard');
	// What was sent is in no log.
	expect(app.output()).not.toContain('bankje');
	await app.stop();
});
