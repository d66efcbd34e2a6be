/**
 * What goes wrong between a resident's phone and the server, in a real browser against the real app. Each fault is met
 * by several residents; afterwards the database is counted: sent n, stored n, doubled 0, lost 0.
 */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import { startApp } from '../support/app.ts';
import { openBackstage, removeData, type Backstage } from '../support/backstage.ts';
import { aGuide, openQuestion } from '../support/builders.ts';
import { openFaultyDoor, type Fault, type FaultyDoor } from '../support/faulty-door.ts';
import { goOn, send, takenAlong, takePart } from '../support/pages/resident.ts';
import { Seed } from '../support/seed.ts';
import { expect, test as base } from '../support/test.ts';

const RESIDENTS = 3;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const GUIDE = aGuide()
	.topic('Wonen')
	.with(openQuestion('Wat vindt u fijn?'))
	.topic('Buurt')
	.with(openQuestion('Wat mist u?'));
const fine = (page: Page) => page.getByLabel('Wat vindt u fijn?');
const missed = (page: Page) => page.getByLabel('Wat mist u?');

interface Street {
	code: string;
	door: FaultyDoor;
	/** A phone that nobody used before. */
	phone: () => Promise<BrowserContext>;
}

const test = base.extend<{ street: Street }>({
	street: async ({ app, seed, browser, address }, use) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		const door = await openFaultyDoor(app.url);
		const phones: BrowserContext[] = [];
		const phone = async () => {
			const context = await newPhone(browser, door, address);
			phones.push(context);
			return context;
		};
		await use({ code, door, phone });
		for (const used of phones) await used.close();
		await door.close();
	}
});

const newPhone = (browser: Browser, door: FaultyDoor, address: string) =>
	browser.newContext({
		...PHONE,
		locale: 'nl-NL',
		baseURL: door.url,
		extraHTTPHeaders: { 'x-forwarded-for': address }
	});

/** Sent n, stored n, doubled 0, lost 0: each resident's two answers, once, in one response. */
async function expectAllStoredOnce(backstage: Backstage, names: string[]): Promise<void> {
	const rows = await backstage.sql(
		`select r.id, string_agg(a.text, ' | ' order by a.question_key) as said
		from public.response r left join public.answer a on a.response_id = r.id group by r.id order by said`
	);
	const stored = rows.map(({ said }) => String(said));
	const expected = names.map((name) => `${name} mist een bankje | ${name} houdt van het park`);
	expect({
		sent: names.length,
		stored: new Set(stored).size,
		doubled: stored.length - new Set(stored).size,
		lost: expected.filter((said) => !stored.includes(said)).length
	}).toEqual({ sent: names.length, stored: names.length, doubled: 0, lost: 0 });
	const [left] = await backstage.sql('select count(*)::int as n from public.response_draft');
	expect(left?.n).toBe(0);
}

const thanked = (page: Page) =>
	expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
const names = Array.from({ length: RESIDENTS }, (_, index) => `Bewoner ${index + 1}`);

const FAULTS: Record<Fault, string> = {
	before: 'dropped before it was sent',
	during: 'dropped while it was being sent',
	after: 'lost after the server had stored it'
};
for (const [fault, told] of Object.entries(FAULTS) as [Fault, string][]) {
	test(`the first topic and the last one ${told}`, { tag: '@phone' }, async ({ street, app }) => {
		for (const name of names) {
			const page = await (await street.phone()).newPage();
			await takePart(page, street.code);
			await takenAlong(page);
			await fine(page).fill(`${name} houdt van het park`);
			street.door.fail(fault);
			await goOn(page);
			await missed(page).fill(`${name} mist een bankje`);
			street.door.fail(fault, 2);
			await send(page);
			await thanked(page);
		}
		expect(street.door.failed()).toBe(RESIDENTS * 3);
		await expectAllStoredOnce(app.backstage, names);
	});
}

test(
	'the server is killed and started again while residents are answering',
	{ tag: '@phone' },
	async ({ browser, address }) => {
		const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-faults-'));
		const env = { DATA_DIR: dataDir, ADDRESS_HEADER: 'x-forwarded-for' };
		const first = await startApp({ env });
		const backstage = await openBackstage(dataDir);
		const { code } = await new Seed(backstage).consultation({ guide: GUIDE });
		const door = await openFaultyDoor(first.url);
		const pages: Page[] = [];
		for (const name of names) {
			const page = await (await newPhone(browser, door, address)).newPage();
			await takePart(page, code);
			await takenAlong(page);
			await fine(page).fill(`${name} houdt van het park`);
			pages.push(page);
		}
		await first.kill();
		door.leadTo(undefined);
		for (const [index, page] of pages.entries()) {
			await goOn(page);
			await missed(page).fill(`${names[index]} mist een bankje`);
			await send(page);
			await expect(page.getByText('Bijna klaar: nog niet verstuurd')).toBeVisible();
		}
		const second = await startApp({ env });
		door.leadTo(second.url);
		for (const page of pages) {
			await page.getByRole('button', { name: 'Probeer het nu' }).click();
			await thanked(page);
			await page.context().close();
		}
		await expectAllStoredOnce(backstage, names);
		await door.close();
		await backstage.close();
		await second.stop();
		await removeData(dataDir);
	}
);

test(
	'the browser is killed while somebody types, and again while it sends',
	{ tag: '@phone' },
	async ({ street, app, address }) => {
		for (const name of names) {
			const profile = await mkdtemp(path.join(tmpdir(), 'wijkspraak-phone-'));
			/** The same phone, switched on. */
			const on = async () => {
				const phone = await chromium.launchPersistentContext(profile, {
					...PHONE,
					executablePath: installedBrowser(process.env),
					args: browserFlags(),
					baseURL: street.door.url,
					extraHTTPHeaders: { 'x-forwarded-for': address }
				});
				return { phone, page: await phone.newPage() };
			};
			/** No word of warning to any page. */
			const dies = async (phone: BrowserContext, page: Page) => {
				const session = await phone.newCDPSession(page);
				await session.send('Browser.crash').catch(() => undefined);
				await phone.close();
			};
			let { phone, page } = await on();
			await takePart(page, street.code);
			await takenAlong(page);
			// A ticket is written to the disk when a browser ends.
			await phone.close();

			({ phone, page } = await on());
			await page.goto(`/v/${street.code}/1`);
			await fine(page).pressSequentially(`${name} houdt van het park`);
			await expect(page.getByText('Bewaard op dit toestel')).toHaveAttribute('aria-busy', 'false');
			await dies(phone, page);

			({ phone, page } = await on());
			await page.goto(`/v/${street.code}/1`);
			await expect(fine(page)).toHaveValue(`${name} houdt van het park`);
			await goOn(page);
			await missed(page).fill(`${name} mist een bankje`);
			const before = street.door.failed();
			street.door.fail('after', 9);
			await send(page);
			await expect.poll(() => street.door.failed()).toBeGreaterThan(before);
			await dies(phone, page);
			street.door.fail('after', 0);

			// What was on its way goes on by itself.
			({ phone, page } = await on());
			await page.goto(`/v/${street.code}`);
			await thanked(page);
			await phone.close();
			await removeData(profile);
		}
		await expectAllStoredOnce(app.backstage, names);
	}
);

test(
	'two tabs answer and send the same response, one of them without knowing of the other',
	{ tag: '@phone' },
	async ({ street, app }) => {
		for (const name of names) {
			const phone = await street.phone();
			const one = await phone.newPage();
			await takePart(one, street.code);
			await fine(one).fill(`${name} houdt van het park`);
			await goOn(one);
			await expect(missed(one)).toBeVisible();
			const two = await phone.newPage();
			await two.goto(one.url());
			for (const tab of [one, two]) await missed(tab).fill(`${name} mist een bankje`);
			street.door.fail('after');
			await Promise.all([send(one), send(two)]);
			const known = /Dank u wel|U hebt al meegedaan/;
			for (const tab of [one, two])
				await expect(tab.getByRole('heading', { name: known })).toBeVisible();
		}
		await expectAllStoredOnce(app.backstage, names);
	}
);

test(
	'the phone is full, and its clock is a day off',
	{ tag: '@phone' },
	async ({ street, app }) => {
		for (const [index, name] of names.entries()) {
			const page = await (await street.phone()).newPage();
			const days = [-1, 1, 2][index] ?? 0;
			await page.clock.setSystemTime(Date.now() + days * 86_400_000);
			await takePart(page, street.code);
			await page.evaluate(() => {
				// To the last letter.
				for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
					try {
						for (let part = 0; ; part++)
							localStorage.setItem(`vol${size}-${part}`, 'x'.repeat(size));
					} catch {
						// This size does not fit any more: a smaller one.
					}
				}
			});
			await fine(page).fill(`${name} houdt van het park`);
			await goOn(page);
			await missed(page).fill(`${name} mist een bankje`);
			await send(page);
			await thanked(page);
		}
		await expectAllStoredOnce(app.backstage, names);
	}
);

test(
	'a day without a connection at 320 pixels, in letters of twice the size, right to left',
	{ tag: '@phone' },
	async ({ street, app }) => {
		await app.backstage.sql(`update public.consultation set languages = '{nl,ar}'`);
		const [name = ''] = names;
		const phone = await street.phone();
		const page = await phone.newPage();
		await page.setViewportSize({ width: 320, height: 640 });
		await takePart(page, street.code);
		await page.getByText('Nederlands').click();
		await page.getByRole('button', { name: 'العربية' }).click();
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await takenAlong(page);
		await page
			.addStyleTag({ content: 'html { font-size: 225% !important }' })
			.catch(() => undefined);
		await phone.setOffline(true);
		await fine(page).fill(`${name} houdt van het park`);
		const fits = () =>
			page.evaluate(
				() => document.documentElement.scrollWidth <= document.documentElement.clientWidth
			);
		expect(await fits()).toBe(true);
		await goOn(page);
		await missed(page).fill(`${name} mist een bankje`);
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await page.evaluate(() => (document.documentElement.style.fontSize = '225%'));
		expect(await fits()).toBe(true);
		await send(page);
		await expect(page.getByText('Bijna klaar: nog niet verstuurd')).toBeVisible();
		await page.close();
		const nextDay = await phone.newPage();
		await nextDay.clock.setSystemTime(Date.now() + 86_400_000);
		await phone.setOffline(false);
		await nextDay.goto(`/v/${street.code}`);
		await thanked(nextDay);
		await expectAllStoredOnce(app.backstage, [name]);
	}
);
