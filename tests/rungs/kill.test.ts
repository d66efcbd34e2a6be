/** kill -9 in the middle of residents' submits: what was acknowledged is there, once. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { startApp, type App } from '../support/app.ts';
import { openBackstage, type Backstage } from '../support/backstage.ts';
import { expect, test } from '../support/folders.ts';
import { Resident } from '../support/resident.ts';
import { Seed } from '../support/seed.ts';
import { Visitor } from '../support/visitor.ts';

const AT_ONCE = 8;
const BEFORE_THE_KILL = 60;

const postgresPid = (dataDir: string) =>
	Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

const start = (dataDir: string, port = '0') =>
	startApp({ env: { DATA_DIR: dataDir, PORT: port, ADDRESS_HEADER: 'x-forwarded-for' } });

interface Story {
	residents: Resident[];
	acknowledged: Set<Resident>;
}

/** Residents keep coming until the app is gone. Calls `kill` after a number of them were thanked. */
async function submitUntilKilled(app: App, code: string, kill: () => void): Promise<Story> {
	const story: Story = { residents: [], acknowledged: new Set() };
	let alive = true;
	const comeAndAnswer = async (place: number) => {
		while (alive) {
			const address = `10.1.${place}.${story.residents.length % 250}`;
			const resident = new Resident(new Visitor(app.url, address), code);
			try {
				await resident.begin();
				resident.fill({ wat_mist_u: `Een bankje, zegt bewoner ${story.residents.length}` });
				story.residents.push(resident);
				if (await resident.send()) story.acknowledged.add(resident);
			} catch (error) {
				// The connection breaks because the app was killed: nothing was promised.
				if (alive) throw error;
			}
			if (alive && story.acknowledged.size >= BEFORE_THE_KILL) {
				alive = false;
				kill();
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => comeAndAnswer(place)));
	return story;
}

async function stored(backstage: Backstage): Promise<Map<string, number>> {
	const rows = await backstage.sql(
		'select r.id, count(a.id)::int as answers from public.response r left join public.answer a on a.response_id = r.id group by 1'
	);
	return new Map(rows.map(({ id, answers }) => [String(id), Number(answers)]));
}

/** What the story promised, and what the database holds. */
function count({ residents, acknowledged }: Story, found: Map<string, number>) {
	const sent = new Set(residents.map(({ ticket }) => ticket.id));
	return {
		lost: [...acknowledged].filter(({ ticket }) => !found.has(ticket.id)).length,
		doubled: [...found.values()].filter((answers) => answers !== 1).length,
		unknown: [...found.keys()].filter((id) => !sent.has(id)).length
	};
}

test.for([
	{ what: 'the app', postgresToo: false },
	{ what: 'the app and PostgreSQL', postgresToo: true }
])(
	'after kill -9 of $what every acknowledged response is there, once',
	async ({ postgresToo }, { dataDir }) => {
		const first = await start(dataDir);
		const backstage = await openBackstage(dataDir);
		const { code } = await new Seed(backstage).consultation();
		await backstage.close();
		const server = postgresPid(dataDir);

		const story = await submitUntilKilled(first, code, () => {
			process.kill(first.pid, 'SIGKILL');
			if (postgresToo) process.kill(server, 'SIGKILL');
		});
		await first.kill();

		const second = await start(dataDir, new URL(first.url).port);
		const after = await openBackstage(dataDir);
		// The server that was left behind is taken over; a killed one is replaced.
		expect(postgresPid(dataDir) === server).toBe(!postgresToo);
		expect(story.acknowledged.size).toBeGreaterThanOrEqual(BEFORE_THE_KILL);
		const found = await stored(after);
		expect(count(story, found)).toEqual({ lost: 0, doubled: 0, unknown: 0 });

		// Whoever was not thanked taps once more, and so does whoever was.
		for (const resident of story.residents) expect(await resident.send()).toBe(true);
		const atLast = await stored(after);
		expect(count(story, atLast)).toEqual({ lost: 0, doubled: 0, unknown: 0 });
		expect(atLast.size).toBe(story.residents.length);
		console.info(
			`${what(postgresToo)}: sent ${story.residents.length}, acknowledged ${story.acknowledged.size}, ` +
				`stored after the restart ${found.size}, after sending again ${atLast.size}; lost 0, doubled 0`
		);
		await after.close();
		await second.stop();
	}
);

const what = (postgresToo: boolean) => (postgresToo ? 'app and PostgreSQL killed' : 'app killed');
