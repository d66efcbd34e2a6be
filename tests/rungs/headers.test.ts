/** What every address of the app answers with, whoever asks; the list of addresses is read from the routes themselves. */
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp, type App } from '../support/app.ts';
import { removeData } from '../support/backstage.ts';
import { Visitor } from '../support/visitor.ts';

/** The address of a route, with something at its open places: no such thing exists, which must be said without saying more. */
const addressOf = (file: string) =>
	`/${path.dirname(path.relative('src/routes', file))}`
		.replace(/\/\([a-z]+\)/g, '')
		.replace(/\[[a-z]+\]/g, '00000000-0000-4000-8000-000000000000')
		.replace(/\/\.?$/, '')
		.replace(/^$/, '/');

const addresses = [
	...new Set(globSync('src/routes/**/{+page.svelte,+server.ts}').map(addressOf))
].sort();

/** Every form of a consultation's pages. */
const forms = globSync('src/routes/(team)/raadpleging/[[]id[]]/**/+page.server.ts').flatMap(
	(file) => {
		const actions = /const actions: Actions = \{(.*)/s.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
		return [...actions.matchAll(/^\t(\w+)(?:: (?:async )?\(|,$|: [\w.]+,?$)/gm)].map(
			([, name]) => `${addressOf(file)}${name === 'default' ? '' : `?/${name}`}`
		);
	}
);

let app: App;
let dataDir: string;
let member: Visitor;

beforeAll(async () => {
	dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-headers-'));
	app = await startApp({ env: { DATA_DIR: dataDir } });
	member = new Visitor(app.url);
	await member.post('/begin', {
		team: 'Wijkteam Molenwijk',
		name: 'Corrie de Vries',
		email: 'corrie@wijk.example',
		password: 'elke straat heeft een verhaal'
	});
});
afterAll(async () => {
	await app.stop();
	await removeData(dataDir);
});

test('the list holds the whole app', () => {
	expect(addresses.length).toBeGreaterThan(60);
	expect(addresses).toEqual(expect.arrayContaining(['/', '/healthz', '/gesprek', '/team']));
});

describe.concurrent.each(addresses)('%s', (address) => {
	test('lets nobody frame it, guess its type, or see how it is made', async () => {
		for (const who of [new Visitor(app.url), member]) {
			const { status, headers, text } = await who.get(address);
			expect(status).toBeLessThan(500);
			expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
			expect(headers['content-security-policy']).not.toContain("'unsafe-inline'");
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('same-origin');
			expect(text).not.toMatch(/\.ts:\d|node_modules|at async|select .* from /);
		}
	});

	test('refuses a form from another site', async () => {
		const reply = await fetch(new URL(address, app.url), {
			method: 'POST',
			headers: { origin: 'https://elders.example' },
			body: new URLSearchParams({ team: 'Elders' }),
			redirect: 'manual'
		});
		expect(reply.status).toBe(403);
	});
});

test('what a member sends to a consultation of somebody else finds nothing there', async () => {
	expect(forms.length).toBeGreaterThan(50);
	const statuses = await Promise.all(
		forms.map(async (form) => `${form} ${(await member.post(form, {})).status}`)
	);
	expect(statuses.filter((status) => !status.endsWith(' 404'))).toEqual([]);
});

test("a member's page is kept by no browser, and its cookies are out of reach of scripts and other sites", async () => {
	const home = await member.get('/');
	expect(home.text).toContain('Corrie de Vries');
	expect(home.headers['cache-control']).toBe('private, no-store');

	const visitor = new Visitor(app.url);
	const { headers } = await visitor.post('/aanmelden?naar=/%09/elders.example', {
		email: 'corrie@wijk.example',
		password: 'elke straat heeft een verhaal'
	});
	expect(headers.location).toBe('/');
	const cookies = headers['set-cookie'] ?? [];
	expect(cookies.length).toBeGreaterThan(0);
	for (const cookie of cookies) {
		expect(cookie).toMatch(/; HttpOnly(;|$)/i);
		expect(cookie).toMatch(/; SameSite=Lax(;|$)/i);
	}
});
