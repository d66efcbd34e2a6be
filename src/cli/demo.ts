/**
 * `npm run demo`: the whole product with the fictional Molenwijk in it, on an embedded database of its own:
 * in a temporary folder that goes when the demo ends, or in DATA_DIR, where it is found again.
 * `--json` prints one line on stdout when all is ready; everything else that is told goes to stderr.
 */
import { mkdtemp } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openRung } from '../lib/db/rung.ts';
import { SettingsError } from '../lib/db/settings.ts';
import { readAddress, whyNotListening } from './address.ts';
import { buildBeside, isBuilt } from './build.ts';
import { demoConsultation, type DemoLinks } from './demo-molenwijk.ts';
import { ACCOUNTS } from './demo-story.ts';
import { demoTeam } from './demo-team.ts';
import { serve } from './serve.ts';

const AS_JSON = process.argv.includes('--json');
const PARENT_CHECK_MS = 500;

/** One sentence for the person who starts the demo. */
class Refusal extends Error {
	override name = 'Refusal';
}

const stopped = new AbortController();
let serving = false;

/** Until the app serves, and ends itself, a signal is remembered; a second one never cuts the ending short. */
function listenForTheEnd(): void {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			if (!serving) stopped.abort();
		});
	}
	if (process.env.npm_lifecycle_event !== 'demo') return;
	// npm hands signals on, but when npm itself is killed nobody would end the demo.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		process.kill(process.pid, 'SIGTERM');
	}, PARENT_CHECK_MS);
	watch.unref();
}

async function chooseFolder(): Promise<string> {
	const own = process.env.DATA_DIR?.trim();
	if (own) return path.resolve(own);
	const folder = await mkdtemp(path.join(tmpdir(), 'wijkspraak-demo-'));
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

async function refuseBusyPort(): Promise<void> {
	const at = readAddress(process.env);
	const probe = createServer();
	await new Promise<void>((resolve, reject) => {
		probe.once('error', (error) => {
			const why = whyNotListening(error, at);
			reject(why ? new Refusal(why) : error);
		});
		probe.listen(at.port, at.host, () => probe.close(() => resolve()));
	});
}

/** Fills the database, and closes it again so that the app can open it. */
async function seed(dataDir: string): Promise<DemoLinks> {
	const rung = await openRung({ rung: 'embedded', dataDir });
	try {
		stopped.signal.throwIfAborted();
		const team = await demoTeam(rung);
		if (!team) {
			throw new Refusal(
				`In ${dataDir} staat het werk van een ander team: kies voor de demo een andere DATA_DIR.`
			);
		}
		stopped.signal.throwIfAborted();
		return await demoConsultation(team, new Date());
	} finally {
		await rung.close();
	}
}

/** Builds while the database is being filled; when one fails or is stopped, the other ends before this does. */
async function prepare(dataDir: string): Promise<DemoLinks> {
	const either = new AbortController();
	const signal = AbortSignal.any([stopped.signal, either.signal]);
	const built = isBuilt() ? Promise.resolve() : buildBeside(signal);
	const seeded = seed(dataDir).catch((error: unknown) => {
		either.abort();
		throw error;
	});
	const [links, build] = await Promise.allSettled([seeded, built]);
	if (links.status === 'rejected') throw links.reason;
	if (build.status === 'rejected') throw build.reason;
	return links.value;
}

function tell(url: string, links: DemoLinks): void {
	const resident = `${url}/v/${links.resident}`;
	const committee = `${url}/c/${links.committee}`;
	const signIns = Object.entries(ACCOUNTS).map(([role, { email, password }]) => ({
		email,
		password,
		role
	}));
	if (AS_JSON) {
		process.stdout.write(
			`${JSON.stringify({ url, rung: 'embedded', resident, committee, signIns })}\n`
		);
		return;
	}
	const lines = signIns.map(
		({ email, password, role }) => `  ${role.padEnd(12)} ${email}  wachtwoord: ${password}`
	);
	console.info(`
De demo van Wijkspraak staat klaar: ${url}

Aanmelden als (demo-accounts, voor iedereen bekend):
${lines.join('\n')}

Vragenlijst van een bewoner:  ${resident}
Verslag voor de commissie:    ${committee}

Alle bewoners en antwoorden zijn verzonnen. Stoppen: Ctrl-C.`);
}

async function demo(): Promise<void> {
	listenForTheEnd();
	// The app tells things on stdout as well.
	if (AS_JSON) console.info = console.error;
	await refuseBusyPort();
	const dataDir = await chooseFolder();
	// The demo never touches another database, whatever the environment names.
	for (const name of ['DATABASE_URL', 'SUPABASE_URL', 'SUPABASE_PUBLISHABLE_KEY'])
		process.env[name] = '';
	process.env.DATA_DIR = dataDir;
	console.error('De demo wordt klaargezet. De eerste keer duurt dat ongeveer een halve minuut.');
	const links = await prepare(dataDir);
	stopped.signal.throwIfAborted();
	const url = await serve();
	serving = true;
	// A signal that came while the app was starting: now somebody can end it.
	if (stopped.signal.aborted) process.kill(process.pid, 'SIGTERM');
	else tell(url, links);
}

try {
	await demo();
} catch (error) {
	const known = error instanceof Refusal || error instanceof SettingsError;
	if (known) console.error(error.message);
	else if (!stopped.signal.aborted) console.error(error);
	process.exit(stopped.signal.aborted ? 0 : 1);
}
