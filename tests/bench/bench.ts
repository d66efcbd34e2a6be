/**
 * `npm run bench`: the budgets of DESIGN.md §7, measured on the built app, as ratios where there is something to
 * compare with. `--json` prints one JSON line instead of the table; `--submits` measures the accepting only, `--themes` the
 * themes and the checking desk only, `--desk` only a sitting at the desk, `--pages` the resident's page only. Bounded: some minutes, some hundred MB.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { molenwijkGuide } from '../../src/lib/guide/templates.ts';
import { startApp } from '../support/app.ts';
import { openBackstage, removeData, type Backstage } from '../support/backstage.ts';
import buildOnce from '../support/build-once.ts';
import { aGuide, grade, openQuestion, yesNo } from '../support/builders.ts';
import { Seed } from '../support/seed.ts';
import { machine, type Measurement } from './measure.ts';
import { measureChecking } from './checking.ts';
import { measureResidentPage } from './resident-page.ts';
import { FILLED_GUIDE } from './fill.ts';
import { measureStart } from './app-start.ts';
import { measureSubmits } from './submits.ts';
import { measureAssignment, measureThemeView } from './themes.ts';

const SUBMIT_GUIDE = aGuide().with(
	openQuestion('Wat mist u?'),
	openQuestion('Wat gaat goed?'),
	yesNo('Voelt u zich thuis?'),
	grade('Welk rapportcijfer geeft u?')
);

const asJson = process.argv.includes('--json');
const onlySubmits = process.argv.includes('--submits');
const onlyThemes = process.argv.includes('--themes');
const onlyDesk = process.argv.includes('--desk');
const onlyPages = process.argv.includes('--pages');
const say = (text: string) => {
	if (!asJson) console.info(text);
};

async function themeViews(url: string, backstage: Backstage, seed: Seed): Promise<Measurement[]> {
	say('… the theme view and the checking desk over 80,000 answers');
	const worker = await seed.account('worker');
	return measureThemeView(url, backstage, worker, await seed.consultation({ guide: FILLED_GUIDE }));
}

async function sitting(url: string, seed: Seed): Promise<Measurement[]> {
	say('… a sitting at the checking desk');
	return measureChecking(url, await seed.account('worker'), seed);
}

async function pagesOnPhone(url: string, seed: Seed): Promise<Measurement[]> {
	say('… the resident’s page on a slow phone');
	const guide = { build: () => molenwijkGuide };
	return measureResidentPage(url, await seed.consultation({ guide }));
}

async function measureRunningApp(dataDir: string): Promise<Measurement[]> {
	const app = await startApp({ env: { DATA_DIR: dataDir, ADDRESS_HEADER: 'x-forwarded-for' } });
	const backstage = await openBackstage(dataDir);
	const seed = new Seed(backstage);
	try {
		if (onlyDesk) return await sitting(app.url, seed);
		if (onlyThemes)
			return [...(await sitting(app.url, seed)), ...(await themeViews(app.url, backstage, seed))];
		if (onlyPages) return await pagesOnPhone(app.url, seed);
		say('… residents sending');
		const submits = await measureSubmits(
			app.url,
			await seed.consultation({ guide: SUBMIT_GUIDE }),
			backstage
		);
		if (onlySubmits) return submits;
		const pages = await pagesOnPhone(app.url, seed);
		const desk = await sitting(app.url, seed);
		const views = await themeViews(app.url, backstage, seed);
		return [...pages, ...submits, ...desk, ...views];
	} finally {
		await backstage.close();
		await app.stop();
	}
}

function print(measurements: Measurement[]): void {
	const verdict = ({ within }: Measurement) =>
		within === undefined ? '' : within ? 'within' : 'OVER';
	const rows = measurements.map((line) => [line.what, line.value, line.budget, verdict(line)]);
	const table = [['what', 'measured', 'budget', ''], ...rows];
	for (const row of table) say(`| ${row.join(' | ')} |`);
}

buildOnce();
const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-bench-'));
try {
	const measurements: Measurement[] = [];
	if (!onlySubmits && !onlyThemes && !onlyPages && !onlyDesk) {
		say('… starting and stopping');
		measurements.push(...(await measureStart(dataDir)), ...measureAssignment());
	}
	measurements.push(...(await measureRunningApp(dataDir)));
	const facts = machine();
	say(
		`${facts.cpu}, ${facts.cores} cores, ${facts.memoryGB} GB, ${facts.system}, Node ${facts.node}`
	);
	print(measurements);
	if (asJson) console.info(JSON.stringify({ machine: facts, measurements }));
	if (measurements.some(({ within }) => within === false)) process.exitCode = 1;
} finally {
	await removeData(dataDir);
}
