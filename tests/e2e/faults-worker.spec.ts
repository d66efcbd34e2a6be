/**
 * What may go wrong with a worker's tablet, in a real browser against the real app over a road that is really cut.
 * Every case ends with the counts: sent n, stored n, doubled 0, lost 0.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import type { Account } from '../support/accounts.ts';
import { aGuide, grade, openQuestion } from '../support/builders.ts';
import {
	beginHere,
	everythingKept,
	fillUp,
	finish,
	holdWrites,
	isOnDevice,
	notSent,
	PIN,
	takeAlong,
	tryPin,
	unlock
} from '../support/pages/device.ts';
import { goTo, isSaved } from '../support/pages/interview.ts';
import { openRoad, type Road } from '../support/road.ts';
import type { Seed, SeededConsultation } from '../support/seed.ts';
import { oldStore } from '../support/old-store.ts';
import { expect, test as base } from '../support/test.ts';

const FIJN = 'Wat is hier fijn?';
const guide = aGuide({ consent: { nl: 'U doet vrijwillig mee.' } })
	.topic('Wonen')
	.with(openQuestion(FIJN))
	.topic('Veiligheid')
	.with(grade('Hoe veilig voelt u zich?'));

const test = base.extend<{ road: Road; to: SeededConsultation; worker: Account; list: string }>({
	road: async ({ app }, use) => {
		const road = await openRoad(app.url);
		await use(road);
		await road.cut();
	},
	to: async ({ seed }, use) => use(await seed.consultation({ guide })),
	worker: async ({ context, seed, road }, use) => {
		const worker = await seed.account('worker');
		await signIn(context, road, worker);
		await use(worker);
	},
	list: async ({ road, to }, use) => use(`${road.url}/gesprek?raadpleging=${to.id}`)
});
test.slow();

/** Sent n, stored n, doubled 0, lost 0. */
async function expectStored(seed: Seed, sent: string[]): Promise<void> {
	const rows = await seed.backstage.sql(
		`select a.text, count(*)::int as times from public.answer a where a.kind = 'open' group by 1 order by 1`
	);
	const [responses] = await seed.backstage.sql(
		'select count(*)::int as count from public.response'
	);
	const stored = rows.map(({ text }) => String(text));
	expect({
		sent: sent.length,
		stored: Number(responses?.count),
		doubled: rows.filter(({ times }) => Number(times) > 1).length,
		lost: sent.filter((text) => !stored.includes(text)).length
	}).toEqual({ sent: sent.length, stored: sent.length, doubled: 0, lost: 0 });
}

/** One whole interview in which this was said. */
async function interview(page: Page, said: string): Promise<void> {
	await beginHere(page);
	await page.getByLabel(FIJN).fill(said);
	await finish(page);
	await expect(
		page.getByRole('heading', { level: 1, name: /^(Klaar om te versturen|Verstuurd)$/ })
	).toBeVisible();
	await page.getByRole('link', { name: 'Klaar', exact: true }).click();
}

test(
	'ten interviews without a network on one device, across a restart, are all sent once',
	{ tag: '@phone' },
	async ({ page, context, seed, road, worker, list }) => {
		expect(worker.role).toBe('worker');
		await takeAlong(page, list);
		await road.cut();
		await page.reload();
		await unlock(page);
		const said = Array.from({ length: 10 }, (_, number) => `Bewoner ${number + 1} zegt groen`);
		for (const text of said.slice(0, 6)) await interview(page, text);
		await notSent(page, 6);
		expect(await everythingKept(page)).not.toMatch(/zegt groen|Fijn|fijn/);

		await page.close();
		const later = await context.newPage();
		await later.goto(list);
		await unlock(later);
		await notSent(later, 6);
		for (const text of said.slice(6)) await interview(later, text);
		await notSent(later, 10);
		await road.mend();
		await later.evaluate(() => dispatchEvent(new Event('online')));
		await notSent(later, 0);
		await expectStored(seed, said);
	}
);

test(
	'a network that drops before, during and after a send loses and doubles nothing',
	{ tag: '@phone' },
	async ({ page, seed, road, worker, list }) => {
		expect(worker.role).toBe('worker');
		await takeAlong(page, list);
		let fault: 'before' | 'during' | 'after' | undefined;
		await page.route('**/versturen', async (route) => {
			const now = fault;
			fault = undefined;
			if (now === undefined) return route.continue();
			if (now === 'before') return route.abort('internetdisconnected');
			if (now === 'after') await route.fetch();
			await road.cut();
			await route.continue();
			await road.mend();
		});
		const said = ['Ervoor', 'Tijdens', 'Erna'];
		for (const [index, when] of (['before', 'during', 'after'] as const).entries()) {
			fault = when;
			await interview(page, said[index]!);
		}
		await notSent(page, 0);
		await expectStored(seed, said);

		// During a conversation the bar tells of a line that is cut, and of one that is mended.
		await beginHere(page);
		const away = page.getByRole('status').filter({ hasText: 'Geen verbinding.' });
		await expect(away).toBeHidden();
		await road.cut();
		await expect(away).toBeVisible();
		await road.mend();
		await expect(away).toBeHidden();
	}
);

test(
	'an interview that is changed after a lost reply becomes a revision',
	{ tag: '@phone' },
	async ({ page, seed, worker, list }) => {
		await takeAlong(page, list);
		let lost = 0;
		await page.route('**/versturen', async (route) => {
			if (lost++ > 0) return route.continue();
			await route.fetch();
			return route.abort('connectionreset');
		});
		await beginHere(page);
		await page.getByLabel(FIJN).fill('De rust');
		await finish(page);
		await page.getByRole('button', { name: 'Toch nog wijzigen' }).click();
		await goTo(page, /^Wonen/);
		await page.getByLabel(FIJN).fill('De rust en het groen');
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expectStored(seed, ['De rust en het groen']);
		const { data } = await worker.db.from('answer_revision').select('text_before');
		expect(data).toEqual([{ text_before: 'De rust' }]);
	}
);

test(
	'a database that is closed under it is opened again; one that stays shut leaves the server',
	{ tag: '@phone' },
	async ({ page, seed, worker, list }) => {
		expect(worker.role).toBe('worker');
		await page.addInitScript(() => {
			const databases: IDBDatabase[] = [];
			const state = { databases, shut: false };
			Object.assign(globalThis, { underIt: state });
			const open = indexedDB.open.bind(indexedDB);
			IDBFactory.prototype.open = (name, version) => {
				if (state.shut) throw new DOMException('shut', 'UnknownError');
				const opening = open(name, version);
				opening.addEventListener('success', () => databases.push(opening.result));
				return opening;
			};
		});
		const close = (shut: boolean) =>
			page.evaluate((stays) => {
				const { underIt } = globalThis as unknown as {
					underIt: { databases: IDBDatabase[]; shut: boolean };
				};
				underIt.shut = stays;
				for (const database of underIt.databases) database.close();
			}, shut);
		await takeAlong(page, list);
		await beginHere(page);
		await close(false);
		await page.getByLabel(FIJN).fill('Eén');
		await isOnDevice(page);
		await close(true);
		await page.getByLabel(FIJN).fill('Eén en twee');
		await expect(page.getByText('Dit toestel bewaart nu niets.')).toBeVisible();
		await isSaved(page);
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expectStored(seed, ['Eén en twee']);
	}
);

test(
	'a device that lets a write wait loses nothing, and calls nobody else’s words newer',
	{ tag: '@phone' },
	async ({ page, seed, worker, list }) => {
		expect(worker.role).toBe('worker');
		await takeAlong(page, list);
		await beginHere(page);
		await page.getByLabel(FIJN).fill('Eén');
		await isOnDevice(page);
		await page.evaluate(holdWrites);
		await page.getByLabel(FIJN).fill('Eén en twee');
		await expect(page.getByText('Dit toestel bewaart nu niets.')).toBeVisible();
		await isSaved(page);
		const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
		await page.getByLabel(FIJN).fill('Eén, twee en drie');
		await saved;
		await page.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
		await expect(page.getByText('Dit toestel bewaart nu niets.')).toBeHidden();
		await isOnDevice(page);
		await expect(page.getByText('op een ander scherm')).toBeHidden();
		await page.reload();
		await tryPin(page, PIN);
		await expect(page.getByLabel(FIJN)).toHaveValue('Eén, twee en drie');

		await page.evaluate(holdWrites);
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await page.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
		await page.getByRole('link', { name: 'Klaar', exact: true }).click();
		await notSent(page, 0);
		await expectStored(seed, ['Eén, twee en drie']);
	}
);

test(
	'a device that is full says so, and the words go to the server',
	{ tag: '@phone' },
	async ({ page, context, seed, road, worker, list }) => {
		expect(worker.role).toBe('worker');
		const cdp = await context.newCDPSession(page);
		const quotaSize = 20 * 2 ** 20;
		await cdp.send('Storage.overrideQuotaForOrigin', { origin: road.url, quotaSize });
		await takeAlong(page, list);
		await beginHere(page);
		await isOnDevice(page);
		await page.evaluate(fillUp);
		await page.getByLabel(FIJN).fill('Vol maar niet verloren');
		await expect(page.getByText('Het geheugen van dit toestel is vol.')).toBeVisible();
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expectStored(seed, ['Vol maar niet verloren']);

		// Closed in a full state, it still opens: with the PIN, and with every wrong one counted.
		await page.goto(list);
		await tryPin(page, '000000');
		await expect(page.getByText('nog 9 keer proberen')).toBeVisible();
		await tryPin(page, '111111');
		await expect(page.getByText('nog 8 keer proberen')).toBeVisible();
		await unlock(page);
		await beginHere(page);
		await page.getByLabel(FIJN).fill('Ook na het openen');
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expectStored(seed, ['Ook na het openen', 'Vol maar niet verloren']);
	}
);

test(
	'three devices send at once',
	{ tag: '@phone' },
	async ({ browser, seed, road, worker, list, address }) => {
		const devices = await Promise.all([1, 2, 3].map(() => device(browser, road, worker, address)));
		const said: string[] = [];
		for (const [index, { page }] of devices.entries()) {
			await takeAlong(page, list);
			said.push(`Toestel ${index + 1} eerste`, `Toestel ${index + 1} tweede`);
		}
		await road.cut();
		for (const [index, { page }] of devices.entries()) {
			for (const text of said.slice(2 * index, 2 * index + 2)) await interview(page, text);
			await notSent(page, 2);
		}
		await road.mend();
		await Promise.all(
			devices.map(({ page }) => page.evaluate(() => dispatchEvent(new Event('online'))))
		);
		for (const { page } of devices) await notSent(page, 0);
		await expectStored(seed, said);
		for (const { context } of devices) await context.close();
	}
);

async function device(browser: Browser, road: Road, worker: Account, address: string) {
	const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': address } });
	await signIn(context, road, worker);
	return { context, page: await context.newPage() };
}
const signIn = (context: BrowserContext, road: Road, { cookies }: Account) =>
	context.addCookies(
		cookies.map((cookie) => ({
			...cookie,
			url: road.url,
			httpOnly: true,
			sameSite: 'Lax' as const
		}))
	);

for (const version of [1, 2] as const) {
	test(
		`an update of the app strands no draft of the store before, nor its guide (store ${version})`,
		{ tag: '@phone' },
		async ({ page, seed, road, to, worker, list }) => {
			await page.goto(`${road.url}/healthz`);
			await page.evaluate(oldStore, {
				version,
				user: worker.userId,
				pin: PIN,
				draft: {
					id: '7f0c9a4e-2f3b-4a53-9d5e-3a1f0c1d2e3f',
					consultationId: to.id,
					versionId: to.versionId,
					said: { 'q.wat_is_hier_fijn': ['Van voor de update'] }
				},
				pack: {
					consultation: {
						id: to.id,
						title: to.title,
						neighbourhood: 'Molenwijk',
						code: to.code,
						contact: '',
						languages: ['nl'],
						areas: []
					},
					versions: [{ id: to.versionId, number: 1, guide: to.guide }]
				}
			});
			await seed.publishAgain(to);
			await page.goto(list);
			await unlock(page);
			await page.getByRole('link', { name: /^Verdergaan/ }).click();
			await goTo(page, /^Wonen/);
			await expect(page.getByLabel(FIJN)).toHaveValue('Van voor de update');
			await page.getByLabel(FIJN).fill('Van voor de update, en erna');
			await finish(page);
			await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
			await expectStored(seed, ['Van voor de update, en erna']);
			const { data } = await worker.db.from('response').select('guide_version_id').single();
			expect(data?.guide_version_id).toBe(to.versionId);
		}
	);
}

test(
	'a browser that is killed while somebody types gives the words back',
	{ tag: '@phone' },
	async ({ seed, road, worker, list, address }) => {
		const folder = await mkdtemp(path.join(tmpdir(), 'wijkspraak-browser-'));
		const launch = () =>
			chromium.launchPersistentContext(folder, {
				executablePath: installedBrowser(process.env),
				args: browserFlags(),
				locale: 'nl-NL',
				extraHTTPHeaders: { 'x-forwarded-for': address }
			});
		const before = await launch();
		await signIn(before, road, worker);
		const typing = before.pages()[0]!;
		await takeAlong(typing, list);
		await beginHere(typing);
		await typing.getByLabel(FIJN).fill('Wat al bewaard was.');
		await isOnDevice(typing);
		await typing.getByLabel(FIJN).press('End');
		await typing.getByLabel(FIJN).pressSequentially(' En meer');
		const gone = new Promise((resolve) => before.once('close', resolve));
		const killer = await before.newCDPSession(typing);
		await killer.send('Browser.crash').catch(() => undefined);
		await gone;

		const after = await launch();
		await signIn(after, road, worker);
		const again = after.pages()[0]!;
		await again.goto(list);
		await unlock(again);
		await again.getByRole('link', { name: /^Verdergaan/ }).click();
		await expect(again.getByLabel(FIJN)).toHaveValue(/^Wat al bewaard was\./);
		await finish(again);
		await expect(again.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		const { data } = await worker.db.from('answer').select('text');
		expect(data?.map(({ text }) => text?.slice(0, 19))).toEqual(['Wat al bewaard was.']);
		const { count } = await worker.db.from('response').select('id', { count: 'exact', head: true });
		expect(count).toBe(1);
		await after.close();
		await rm(folder, { recursive: true, force: true });
		expect(seed).toBeDefined();
	}
);
