import { aGuide, aResponse, grade, openQuestion, singleChoice } from '../support/builders.ts';
import { unwrap } from '../../src/lib/db/client.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';
import type { Page } from '@playwright/test';

const guide = aGuide()
	.topic('Wonen')
	.with(
		openQuestion('Wat mist u in de wijk?', { key: 'mist' }),
		singleChoice('Wat is uw leeftijd?', ['Jong', 'Oud'], { key: 'leeftijd' }),
		grade('Welk cijfer geeft u voor groen?', { key: 'groen' })
	);

const HEADER = 'nummer;straat;Wat mist u in de wijk?;leeftijd;rapport;jaren';
const row = (name: string, words = 'Een bankje') => `${name};Spilplein;${words};Jong;7;12`;
const file = (...rows: string[]) => ({
	name: 'antwoorden.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from([HEADER, ...rows].join('\r\n'))
});
const choose = (page: Page, content: ReturnType<typeof file>) =>
	page.locator('#csv-file').setInputFiles(content);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test(
	'a worker reads in a spreadsheet: columns, dry run, bad rows by name, and each good row once',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		// Two imports and four looks by axe.
		test.slow();
		const to = await seed.consultation({ guide });
		await seed.response(to, aResponse('thuis').answering('mist', 'Groen'));
		const { db } = await signedInAs('worker');
		await page.goto(`/raadpleging/${to.id}/antwoorden/import`);
		await expectNoAxeViolations(page);

		await choose(
			page,
			file(row('r1'), row('r2'), 'r3;Dorpsplein;Een boom;Stokoud;11;3', row('r1'))
		);
		await expect(page.getByRole('heading', { name: 'Wat staat in welke kolom?' })).toBeFocused();
		await expect(
			page.getByText('Kolommen die niet worden ingelezen: rapport, jaren.')
		).toBeVisible();
		await expect(page.getByText(/Vragen zonder kolom:.*Welk cijfer/)).toBeVisible();
		await page.getByLabel('Kolom rapport is').selectOption('Welk cijfer geeft u voor groen?');
		await expectNoAxeViolations(page);

		await button(page, 'Controleer het bestand').click();
		await expect(page.getByRole('heading', { name: 'Dit gaat er gebeuren' })).toBeVisible();
		await expect(page.getByText('Nieuw, worden ingelezen').locator('..')).toContainText('2');
		await expect(page.getByText('Niet in orde, worden niet ingelezen').locator('..')).toContainText(
			'2'
		);
		await expect(page.getByRole('row', { name: /4 straat .*Dorpsplein/ })).toBeVisible();
		await expect(
			page.getByRole('row', { name: /4 rapport 11 ligt niet tussen 1 en 10/ })
		).toBeVisible();
		await expect(
			page.getByRole('row', { name: /5 nummer Nummer r1 staat al op regel 2/ })
		).toBeVisible();
		await expectNoAxeViolations(page);

		const download = page.waitForEvent('download');
		await button(page, 'Download de lijst').click();
		const list = await (await download).createReadStream();
		const text = Buffer.concat(await list.toArray()).toString();
		expect(text.split('\r\n')[1]).toMatch(/^4;.*Dorpsplein.*;r3;Dorpsplein;Een boom;Stokoud;11;3$/);

		await button(page, 'Lees in: 2').click();
		await expect(page.getByText('Zet eerst een vinkje')).toBeVisible();
		await page.getByLabel('Deze bewoners weten').check();
		await button(page, 'Lees in: 2').click();
		await expect(page.getByText('Ingelezen: 2.')).toBeVisible();
		await expectNoAxeViolations(page);

		const grades = unwrap(await db.from('answer').select('number').eq('question_key', 'groen'));
		expect(grades.map(({ number }) => number)).toEqual([7, 7]);

		await choose(page, file(row('r1'), row('r2'), row('r4')));
		await button(page, 'Controleer het bestand').click();
		await expect(page.getByText('Staan er al').locator('..')).toContainText('2');
		await page.getByLabel('Deze bewoners weten').check();
		await button(page, 'Lees in: 1').click();
		await expect(page.getByText('Ingelezen: 1.')).toBeVisible();
		expect(unwrap(await db.from('response').select('id'))).toHaveLength(4);
	}
);

test(
	'a sending that breaks off says what is safe and goes on where it was',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const to = await seed.consultation({ guide });
		const { db } = await signedInAs('coordinator');
		await page.goto(`/raadpleging/${to.id}/antwoorden/import`);
		await choose(
			page,
			file(...Array.from({ length: 450 }, (_, n) => row(`r${n}`, `Antwoord ${n}`)))
		);
		await button(page, 'Controleer het bestand').click();
		await page.getByLabel('Deze bewoners weten').check();

		let batches = 0;
		await page.route('**/import/rijen', (route) =>
			++batches === 2 ? route.abort() : route.continue()
		);
		await button(page, 'Lees in: 450').click();
		await expect(page.getByText('Geen verbinding met de server.')).toBeVisible();
		await expect(page.getByText('Ingelezen en veilig bewaard: 200 van 450.')).toBeVisible();
		await button(page, 'Ga verder').click();
		await expect(page.getByText('Ingelezen: 450.')).toBeVisible();
		const { count } = await db.from('response').select('*', { count: 'exact', head: true });
		expect(count).toBe(450);
	}
);

test(
	'the import works by keyboard alone',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const to = await seed.consultation({ guide });
		await signedInAs('worker');
		await page.goto(`/raadpleging/${to.id}/antwoorden/import`);
		await page.locator('#csv-file').focus();
		await choose(page, file(row('r1')));
		await expect(page.getByRole('heading', { name: 'Wat staat in welke kolom?' })).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(page.getByLabel('Kolom nummer is')).toBeFocused();
		await button(page, 'Controleer het bestand').focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Dit gaat er gebeuren' })).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(page.getByLabel('Deze bewoners weten')).toBeFocused();
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { name: 'Klaar' })).toBeFocused();
		await page.keyboard.press('Tab');
		await expect(page.getByRole('link', { name: 'Bekijk de antwoorden' })).toBeFocused();
	}
);

test(
	'what cannot be read in is refused in plain words',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const to = await seed.consultation({ guide });
		await signedInAs('worker');
		await page.goto(`/raadpleging/${to.id}/antwoorden/import`);
		const zip = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]);
		await choose(page, { name: 'lijst.xlsx', mimeType: 'application/zip', buffer: zip });
		await expect(page.getByRole('alert')).toContainText('Dit is een spreadsheet, geen CSV.');
		const latin = Buffer.from('nummer;mist\nr1;Caf\xe9', 'latin1');
		await choose(page, { name: 'oud.csv', mimeType: 'text/csv', buffer: latin });
		await expect(page.getByText('Windows-1252')).toBeVisible();
		await expect(page.getByText('Bijvoorbeeld: Café')).toBeVisible();
		await page.getByLabel('Kolom mist is').selectOption('Niet inlezen');
		await expect(page.getByText('Geen enkele kolom hoort bij een vraag.')).toBeVisible();
	}
);

test(
	'a reviewer may not read in responses',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const to = await seed.consultation({ guide });
		await signedInAs('reviewer');
		const response = await page.goto(`/raadpleging/${to.id}/antwoorden/import`);
		expect(response?.status()).toBe(403);
	}
);
