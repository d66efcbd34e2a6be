/** Shared and lost tablets: what is on them is for one person, for as long as it is needed. */
import { aGuide, openQuestion } from '../support/builders.ts';
import {
	beginHere,
	everythingKept,
	finish,
	isOnDevice,
	notSent,
	PIN,
	takeAlong,
	tryPin
} from '../support/pages/device.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const FIJN = 'Wat is hier fijn?';
const guide = aGuide({ consent: { nl: 'U doet vrijwillig mee.' } })
	.topic('Wonen')
	.with(openQuestion(FIJN));

test(
	'a lost tablet gives nothing away: locked, wiped after ten wrong PINs, or by the coordinator',
	{ tag: '@phone' },
	async ({ page, browser, app, seed, signedInAs }) => {
		test.slow();
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		const list = `/gesprek?raadpleging=${to.id}`;
		await takeAlong(page, list);
		await beginHere(page);
		await page.getByLabel(FIJN).fill('De stilte');
		await isOnDevice(page);
		await page.getByRole('button', { name: 'Vergrendelen' }).click();
		await expect(page.getByRole('heading', { name: 'Gesprekken op dit toestel' })).toBeVisible();
		await expectNoAxeViolations(page);
		expect(await everythingKept(page)).not.toContain('De stilte');
		await tryPin(page, '000000');
		await expect(page.getByText('Je kunt nog 9 keer proberen')).toBeVisible();
		// The right one gives all ten back.
		await tryPin(page, PIN);
		await expect(page.getByLabel(FIJN)).toHaveValue('De stilte');
		await page.getByRole('button', { name: 'Vergrendelen' }).click();
		for (let left = 9; left > 0; left--) {
			await tryPin(page, '111111');
			await expect(page.getByText(`nog ${left} keer`)).toBeVisible();
		}
		await tryPin(page, '111111');
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		expect(await everythingKept(page)).not.toContain('vault');

		await takeAlong(page, list);
		const coordinator = await seed.account('coordinator');
		const elsewhere = await browser.newContext();
		await elsewhere.addCookies(
			coordinator.cookies.map((cookie) => ({ ...cookie, url: app.url, httpOnly: true }))
		);
		const team = await elsewhere.newPage();
		team.on('dialog', (dialog) => void dialog.accept());
		await team.goto(`${app.url}/team`);
		await expect(team.getByText(/^Gewist op/)).toHaveCount(1);
		await team.getByRole('button', { name: /^Laten wissen/ }).click();
		await expect(team.getByText('Wordt gewist bij de volgende verbinding.')).toBeVisible();
		await elsewhere.close();
		await page.reload();
		await expect(page.getByText('De coördinator heeft dit toestel laten wissen.')).toBeVisible();
		expect(await everythingKept(page)).not.toContain('vault');
	}
);

test(
	'a sign-out with unsent work warns, and the next resident sees nothing of the last',
	{ tag: '@phone' },
	async ({ page, context, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await takeAlong(page, `/gesprek?raadpleging=${to.id}`);
		await beginHere(page);
		await page.getByLabel(FIJN).fill('Mijn buurvrouw kookt');
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Klaar', exact: true }).click();
		await expect(page.getByText('staat niets meer op dit toestel')).toBeVisible();
		await page.goBack();
		await page.goBack();
		await expect(page.getByText('Mijn buurvrouw kookt')).toHaveCount(0);
		await expect(page.locator('textarea')).toHaveCount(0);

		await beginHere(page);
		await expect(page.getByLabel(FIJN)).toHaveValue('');
		await context.setOffline(true);
		await page.getByLabel(FIJN).fill('Nog niet verstuurd');
		await finish(page);
		await expect(page.getByText('We sturen het vanzelf.')).toBeVisible();
		await page.getByRole('link', { name: 'Klaar', exact: true }).click();
		await notSent(page, 1);
		await expectNoAxeViolations(page);
		await page.route('**/versturen', (route) => route.abort());
		await context.setOffline(false);
		await page.goto('/team');
		const warned = new Promise<string>((resolve) => {
			page.once('dialog', (dialog) => {
				resolve(dialog.message());
				void dialog.dismiss();
			});
		});
		await page.getByRole('button', { name: 'Afmelden' }).click();
		expect(await warned).toContain('Nog niet verstuurd op dit toestel: 1.');
		await expect(page).toHaveURL(/\/team$/);
	}
);

test(
	'a whole queue goes to the coordinator in an encrypted file, and is stored once',
	{ tag: '@phone' },
	async ({ page, browser, app, seed, signedInAs }) => {
		test.slow();
		const worker = await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await takeAlong(page, `/gesprek?raadpleging=${to.id}`);
		await page.route('**/versturen', (route) => route.abort());
		for (const text of ['Groen', 'Rust']) {
			await beginHere(page);
			await page.getByLabel(FIJN).fill(text);
			await finish(page);
			await page.getByRole('link', { name: 'Klaar', exact: true }).click();
		}
		await notSent(page, 2);
		await page.getByText('Bestand maken of inlezen').click();
		await page.getByLabel('Wachtzin voor het bestand').fill('een lange wachtzin');
		const downloading = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Bestand maken' }).click();
		const file = await (await downloading).path();

		const coordinator = await seed.account('coordinator');
		const elsewhere = await browser.newContext();
		await elsewhere.addCookies(
			coordinator.cookies.map((cookie) => ({ ...cookie, url: app.url, httpOnly: true }))
		);
		const other = await elsewhere.newPage();
		await takeAlong(other, `${app.url}/gesprek?raadpleging=${to.id}`);
		await other.getByText('Bestand maken of inlezen').click();
		await expectNoAxeViolations(other);
		await other.getByLabel('Bestand met gesprekken').setInputFiles(file);
		const read = async (passphrase: string) => {
			await other.getByLabel('Wachtzin van het bestand').fill(passphrase);
			await other.getByRole('button', { name: 'Bestand inlezen' }).click();
		};
		await read('een andere zin');
		await expect(other.getByText('De wachtzin klopt niet')).toBeVisible();
		await read('een lange wachtzin');
		await expect(other.getByText('Ingelezen gesprekken: 2 van 2.')).toBeVisible();
		await notSent(other, 0);
		await read('een lange wachtzin');
		await expect(other.getByText('Ingelezen gesprekken: 0 van 2.')).toBeVisible();

		// The worker's own device comes through after all: nothing is doubled.
		await page.unroute('**/versturen');
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await notSent(page, 0);
		const { data } = await worker.db.from('answer').select('text').order('text');
		expect(data).toEqual([{ text: 'Groen' }, { text: 'Rust' }]);
		await elsewhere.close();
	}
);
