import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type App } from '../support/app.ts';
import { memoryOf, withChildren, type Measurement } from './measure.ts';

const STARTS = 3;
/** How long an app has done nothing before it is idle. */
const IDLE_MS = 5000;

async function timed(dataDir: string): Promise<{ app: App; ms: number }> {
	const began = performance.now();
	const app = await startApp({ env: { DATA_DIR: dataDir, ADDRESS_HEADER: 'x-forwarded-for' } });
	const health = await fetch(`${app.url}/healthz`);
	if (!health.ok) throw new Error(`health answered ${health.status}`);
	await health.text();
	return { app, ms: performance.now() - began };
}

export async function measureStart(dataDir: string): Promise<Measurement[]> {
	const first = await timed(dataDir);
	await first.app.stop();
	const again: number[] = [];
	for (let start = 0; start < STARTS; start++) {
		const { app, ms } = await timed(dataDir);
		again.push(ms);
		await app.stop();
	}
	const second = Math.max(...again);
	const { app } = await timed(dataDir);
	await sleep(IDLE_MS);
	const lockFile = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8');
	const postgres = memoryOf(withChildren(Number(lockFile.split('\n')[0])));
	const node = memoryOf([app.pid]);
	await app.stop();
	// Node's own pages may be shared with this bench; PostgreSQL's processes share theirs with each other.
	const idle = node.rss + postgres.pss;
	return [
		{
			what: 'first start to ready, an empty folder',
			value: `${(first.ms / 1000).toFixed(2)} s`,
			budget: '',
			numbers: { seconds: first.ms / 1000 }
		},
		{
			what: `second start to ready (slowest of ${STARTS})`,
			value: `${(second / 1000).toFixed(2)} s`,
			budget: '< 3 s',
			within: second < 3000,
			numbers: { seconds: second / 1000 }
		},
		{
			what: 'idle memory, Node (resident) and PostgreSQL (proportional)',
			value: `${idle.toFixed(0)} MB (Node ${node.rss.toFixed(0)}, PostgreSQL ${postgres.pss.toFixed(0)})`,
			budget: '< 300 MB',
			within: idle < 300,
			numbers: { idle, node: node.rss, postgres: postgres.pss }
		}
	];
}
