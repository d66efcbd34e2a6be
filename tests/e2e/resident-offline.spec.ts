import type { Page } from '@playwright/test';
import { aGuide, grade, openQuestion, yesNo } from '../support/builders.ts';
import {
	goBack,
	goOn,
	pick,
	send,
	takenAlong,
	takePart,
	withdrawalCode
} from '../support/pages/resident.ts';
import type { Seed } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';
import { Visitor } from '../support/visitor.ts';

/** What stands in the copy on the disk. */
const onDisk = (page: Page) =>
	page.evaluate(async () => {
		const request = indexedDB.open('wijkspraak-antwoorden');
		const database = await new Promise<IDBDatabase>((resolve) => {
			request.onsuccess = () => resolve(request.result);
		});
		const reading = database.transaction('kopie').objectStore('kopie').getAllKeys();
		return new Promise<unknown[]>((resolve) => {
			reading.onsuccess = () => resolve(reading.result);
		});
	});

const UNEASY = 'Voelt u zich weleens onveilig?';
const uneasy = yesNo(UNEASY);
const where = openQuestion('Waar is dat?', {
	showWhen: { when: 'chosen', question: uneasy.key, options: ['yes'] }
});
const GUIDE = aGuide()
	.topic('Wonen')
	.with(openQuestion('Wat vindt u fijn?'), uneasy)
	.topic('Veiligheid')
	.with(where)
	.topic('Elkaar kennen')
	.with(grade('Hoe goed kent u uw buren?', { required: true }), openQuestion('Wie mist u?'));

test(
	'a page once opened is finished without a connection, and sends itself later',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await takenAlong(page);
		await context.setOffline(true);
		await pick(page, UNEASY, 'Ja');
		await goOn(page);

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Veiligheid');
		await expect(page.getByText('Geen verbinding.')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByLabel('Waar is dat?').fill('In de kelder');
		await goBack(page);
		await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren');
		await page.getByLabel('Wat vindt u fijn?').fill('De buren en het park');
		await pick(page, UNEASY, 'Nee');
		await goOn(page);
		// Its only question hangs on the answer that was just changed.
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elkaar kennen');
		await goBack(page);
		await pick(page, UNEASY, 'Ja');
		await goOn(page);
		await expect(page.getByLabel('Waar is dat?')).toHaveValue('In de kelder');
		await goOn(page);
		await send(page);
		await expect(page.getByText('Geef hier nog een antwoord.')).toBeVisible();
		await pick(page, 'Hoe goed kent u uw buren?', '8');
		await send(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(
			'Bijna klaar: nog niet verstuurd'
		);
		await expectNoAxeViolations(page);
		await page.close();

		const later = await context.newPage();
		await later.goto(`/v/${code}`);
		await expect(later.getByText('Bijna klaar')).toBeVisible();
		await context.setOffline(false);
		await expect(later.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		expect(await withdrawalCode(later)).toMatch(/^[0-9A-Z-]{14}$/);
		const rows = await seed.backstage.sql(
			'select question_key as key, text, number::text, choices from public.answer order by key'
		);
		expect(rows).toEqual([
			{ key: 'hoe_goed_kent_u_uw_buren', text: null, number: '8', choices: null },
			{ key: uneasy.key, text: null, number: null, choices: ['yes'] },
			{ key: 'waar_is_dat', text: 'In de kelder', number: null, choices: null },
			{ key: 'wat_vindt_u_fijn', text: 'De buren en het park', number: null, choices: null }
		]);
		// Nothing of it stays for who uses the device next.
		expect(await later.evaluate(() => Object.keys(localStorage))).toEqual([]);
		await expect.poll(() => later.evaluate(() => caches.keys())).toEqual([]);
	}
);

/** The server has forgotten it, as it does after seven days. */
async function forget({ backstage }: Seed): Promise<void> {
	await backstage.sql(`update public.response_draft set expires_at = now() - interval '1 day'`);
	await backstage.sql('select public.purge_expired()');
	expect(await backstage.sql('select id from public.response_draft')).toEqual([]);
}
const MONTH_MS = 30 * 86_400_000;

test(
	'a phone that was away for a month sends what it kept, once, and what it had sent before too',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/v/${code}`);
		await expect(page.getByText('Op dit toestel blijft het staan tot u verstuurt')).toBeVisible();
		await takePart(page, code);
		// Kept three weeks and then four more.
		const [ticket] = (await context.cookies()).filter(({ name }) => name === 'wijkspraak_reactie');
		expect(ticket!.expires * 1000 - Date.now()).toBeGreaterThan(MONTH_MS);
		await takenAlong(page);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await pick(page, UNEASY, 'Ja');
		await goOn(page);
		await page.getByLabel('Waar is dat?').fill('In de kelder');
		await goOn(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elkaar kennen');
		await context.setOffline(true);
		await pick(page, 'Hoe goed kent u uw buren?', '8');
		await send(page);
		await expect(page.getByText('Bijna klaar: nog niet verstuurd')).toBeVisible();
		await page.close();
		await forget(seed);

		const later = await context.newPage();
		await later.clock.setSystemTime(Date.now() + MONTH_MS);
		await context.setOffline(false);
		await later.goto(`/v/${code}`);
		await expect(later.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		const answers = () =>
			seed.backstage.sql(
				'select question_key as key, text, number::int, choices from public.answer order by key'
			);
		const stored = [
			{ key: 'hoe_goed_kent_u_uw_buren', text: null, number: 8, choices: null },
			{ key: uneasy.key, text: null, number: null, choices: ['yes'] },
			{ key: 'waar_is_dat', text: 'In de kelder', number: null, choices: null },
			{ key: 'wat_vindt_u_fijn', text: 'De buren', number: null, choices: null }
		];
		expect(await answers()).toEqual(stored);
		await later.goto(`/v/${code}`);
		await expect(later.getByRole('heading', { name: 'U hebt al meegedaan' })).toBeVisible();
		expect(await answers()).toEqual(stored);
		const [responses] = await seed.backstage.sql('select count(*)::int as n from public.response');
		expect(responses?.n).toBe(1);
	}
);

test(
	'what the server forgot is still on the phone: one goes on from there, or wipes it',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await expect(page.getByText('Bewaard op dit toestel')).toBeVisible();
		await goOn(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elkaar kennen');
		await forget(seed);
		await page.goto(`/v/${code}`);
		await expect(page.getByText('ze staan nog op dit toestel')).toBeVisible();
		await expect(page.getByText('is er niet meer')).toBeHidden();
		await expectNoAxeViolations(page);
		// Nothing goes to the server unasked.
		expect(await seed.backstage.sql('select id from public.response_draft')).toEqual([]);
		await page.getByRole('button', { name: 'Ga verder' }).click();
		await page.getByRole('link', { name: 'Ga verder' }).click();
		await goBack(page);
		await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren');

		await forget(seed);
		await page.goto(`/v/${code}`);
		await page.getByText('Wis mijn antwoorden van dit toestel').click();
		await page.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
		expect(await onDisk(page)).toEqual([]);
	}
);

test(
	'wiped without a connection, nothing of it is seen again',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await goOn(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Elkaar kennen');
		await takenAlong(page);
		await context.setOffline(true);
		await page.getByText('Wis mijn antwoorden van dit toestel').click();
		await page.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		await context.setOffline(false);
		await expect(page.getByRole('button', { name: 'Beginnen' })).toBeVisible();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('wijkspraak_reactie');
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
		const [drafts] = await seed.backstage.sql(
			'select count(*)::int as n from public.response_draft'
		);
		expect(drafts?.n).toBe(0);
	}
);

test(
	'a page left open does not answer for the next one on the same phone',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('Iets persoonlijks');
		const next = await context.newPage();
		await next.goto(`/v/${code}`);
		await next.getByLabel('Ja, ik doe mee').check();
		await next.getByRole('button', { name: 'Beginnen' }).click();
		await expect(next.getByLabel('Wat vindt u fijn?')).toHaveValue('');
		await goOn(page);
		await expect(page.getByRole('heading', { name: 'U was al begonnen' })).toBeVisible();
		const drafts = await seed.backstage.sql('select content::text from public.response_draft');
		expect(drafts).toHaveLength(1);
		expect(JSON.stringify(drafts)).not.toContain('Iets persoonlijks');
	}
);

test.describe('where the browser lets nothing be taken along', { tag: '@phone' }, () => {
	test.use({ serviceWorkers: 'block' });

	test('a send says what happens, keeps everything, and goes when it can', async ({
		page,
		context,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: aGuide().with(openQuestion('Wat mist u?')) });
		await takePart(page, code);
		await page.getByLabel('Wat mist u?').fill('Een bushalte');
		await expect(page.getByText('Bewaard op dit toestel')).toBeVisible();
		await context.setOffline(true);
		await send(page);
		await expect(page.getByText('Geen verbinding.')).toBeFocused();
		await expect(page.getByLabel('Wat mist u?')).toHaveValue('Een bushalte');
		await context.setOffline(false);
		await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		const rows = await seed.backstage.sql('select text from public.answer');
		expect(rows).toEqual([{ text: 'Een bushalte' }]);
	});
});

test.describe('on another device', { tag: '@phone' }, () => {
	test.use({ javaScriptEnabled: false });

	test('a resident goes on with the code, and the first device may forget them', async ({
		page,
		browser,
		address,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await pick(page, UNEASY, 'Nee');
		await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
		await expect(page.getByText('Verder op een ander toestel')).toBeVisible();
		const secret = await withdrawalCode(page);
		await page.getByRole('button', { name: 'Ik heb de code' }).click();
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();

		const computer = await browser.newContext({
			baseURL: new URL(page.url()).origin,
			javaScriptEnabled: false,
			extraHTTPHeaders: { 'x-forwarded-for': address }
		});
		const other = await computer.newPage();
		await other.goto(`/v/${code}`);
		await other.getByRole('link', { name: 'Ik was al begonnen op een ander toestel' }).click();
		await other.getByLabel('Uw code').fill('0000-0000-0000');
		await other.getByRole('button', { name: 'Ga verder' }).click();
		await expect(other.getByText('Met deze code kunnen wij niets vinden')).toBeVisible();
		await other.getByLabel('Uw code').fill(secret.toLowerCase().replaceAll('-', ' '));
		await other.getByRole('button', { name: 'Ga verder' }).click();
		await other.getByRole('link', { name: 'Ga verder' }).click();
		await goBack(other);
		await expect(other.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren');
		await goOn(other);
		await pick(other, 'Hoe goed kent u uw buren?', '8');
		await send(other);
		await expect(other.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		expect(await withdrawalCode(other)).toBe(secret);
		const [stored] = await seed.backstage.sql('select count(*)::int as n from public.response');
		expect(stored?.n).toBe(1);

		// Sent: the code takes answers away from now on, and opens nothing.
		await computer.clearCookies();
		await other.goto(`/v/${code}/verder`);
		await other.getByLabel('Uw code').fill(secret);
		await other.getByRole('button', { name: 'Ga verder' }).click();
		await expect(other.getByText('Met deze code kunnen wij niets vinden')).toBeVisible();
		await computer.close();
	});

	test('a page left open for longer than the server keeps its draft loses nothing that is on it', async ({
		page,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat vindt u fijn?').fill('De buren');
		await forget(seed);
		await goOn(page);
		await expect(page.getByText('Wat u net invulde, is bewaard.')).toBeVisible();
		await page.getByRole('link', { name: 'Ga verder' }).click();
		await goBack(page);
		await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren');
	});

	test('codes are not for guessing: after ten, even the right one has to wait', async ({
		page,
		app,
		address,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
		const secret = await withdrawalCode(page);
		const path = `/v/${code}/verder`;
		const guesser = new Visitor(app.url, `${address}9`);
		const answers: number[] = [];
		for (let guess = 0; guess < 10; guess++)
			answers.push((await guesser.post(path, { code: `0000-0000-000${guess}` })).status);
		expect(answers).toEqual(Array.from({ length: 10 }, () => 404));
		const late = await guesser.post(path, { code: secret });
		expect(late.status).toBe(429);
		expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
		expect(late.text).toContain('Wacht');
		expect(guesser.cookies.size).toBe(0);
		// Who lives elsewhere does not wait for them.
		const other = await new Visitor(app.url, `${address}8`).post(path, { code: secret });
		expect(other.location).toBe(`/v/${code}`);
	});

	test('a code of another consultation, or of a draft that expired, opens nothing', async ({
		page,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		const elsewhere = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
		const secret = await withdrawalCode(page);
		await page.context().clearCookies();
		const tryCode = async (where: string) => {
			await page.goto(`/v/${where}/verder`);
			await page.getByLabel('Uw code').fill(secret);
			await page.getByRole('button', { name: 'Ga verder' }).click();
			await expect(page.getByText('Met deze code kunnen wij niets vinden')).toBeVisible();
		};
		await tryCode(elsewhere.code);
		await seed.backstage.sql('update public.response_draft set expires_at = now()');
		await tryCode(code);
	});
});
