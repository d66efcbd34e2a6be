import { beginTeam } from '../support/pages/entrance.ts';
import {
	checkAll,
	makeCommitteeLink,
	publishReport,
	releaseQuote,
	startConsultation,
	writeTopic
} from '../support/pages/chain.ts';
import { isSaved, publish } from '../support/pages/designer.ts';
import { send, takePart, withdrawalCode } from '../support/pages/resident.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const CORRIE = {
	name: 'Corrie de Vries',
	email: 'corrie@wijk.example',
	password: 'elke straat heeft een verhaal'
};
const QUESTION = 'Wat mist u in uw buurt?';
const ANSWERS = [
	'Meer bomen en bloemen in plaats van stenen op het plein.',
	'Het park is kaal. Er mag veel meer groen komen, met bomen en struiken.',
	'Bomen, bloemen en een groene tuin voor de kinderen.'
];

test('from the first visit to what the committee says', async ({ page, browser, app, address }) => {
	test.setTimeout(180_000);
	const visit = (options = {}) =>
		browser.newContext({
			baseURL: app.url,
			extraHTTPHeaders: { 'x-forwarded-for': address },
			viewport: page.viewportSize(),
			locale: 'nl-NL',
			...options
		});

	await test.step('a coordinator sets up the team and makes a consultation', async () => {
		await page.goto('/');
		await beginTeam(page, 'Wijkteam Molenwijk', CORRIE);
		await startConsultation(page, {
			title: 'Hoe is het wonen in de Molenwijk?',
			neighbourhood: 'Molenwijk',
			areas: ['Spilplein', 'Wiekstraat']
		});
	});
	const base = page.url().replace(/\/leidraad.*/, '');

	await test.step('writes the guide and publishes it', async () => {
		await writeTopic(page, 'Buiten', [QUESTION]);
		await isSaved(page);
		await expectNoAxeViolations(page);
		await publish(page, 1);
	});

	await test.step('prints the flyer', async () => {
		await page.goto(`${base}/flyer`);
		await expect(page.getByRole('img', { name: /^QR-code naar / })).toBeVisible();
	});
	const code = /\/v\/([a-z0-9]+)/.exec(await page.locator('body').innerText())?.[1] ?? '';

	await test.step('residents answer on phones without scripts', async () => {
		for (const answer of ANSWERS) {
			const phone = await visit({ javaScriptEnabled: false });
			const resident = await phone.newPage();
			await takePart(resident, code);
			await resident.getByLabel(QUESTION).fill(answer);
			await send(resident);
			expect(await withdrawalCode(resident)).not.toBe('');
			await phone.close();
		}
	});

	await test.step('the team checks what the machine suggests', async () => {
		await page.goto(`${base}/themas`);
		await expect(page.getByRole('link', { name: /^Groen .*voorgesteld/ })).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: /nakijken/i }).click();
		await checkAll(page, ANSWERS.length);
		await page.goto(`${base}/themas?thema=groen`);
		await expect(page.getByRole('link', { name: /^Groen .*3 bevestigd/ })).toBeVisible();
	});

	await test.step('releases a quote', async () => {
		await page.goto(`${base}/verslag?thema=groen`);
		await page.getByRole('link', { name: 'Citaat maken' }).first().click();
		await expectNoAxeViolations(page);
		await releaseQuote(page);
	});

	await test.step('writes the report and publishes it', async () => {
		await page.goto(`${base}/verslag`);
		await page.getByLabel('Titel').fill('Wat wij in de Molenwijk hoorden');
		await page.getByLabel('Inleiding').fill('In november spraken wij bewoners. Dank u wel.');
		await page
			.getByLabel('Eén zin over Groen')
			.fill('Bewoners willen bloemen en bomen in plaats van stenen.');
		await page.getByRole('checkbox', { name: /bomen/i }).first().check();
		await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
		await expectNoAxeViolations(page);
		await publishReport(page);
	});

	await page.goto(`${base}/commissie`);
	const link = await makeCommitteeLink(page, 'Groencommissie');
	await expectNoAxeViolations(page);

	await test.step('a committee member reads it and says what they think', async () => {
		const home = await visit();
		const member = await home.newPage();
		await member.goto(link);
		await expect(
			member.getByRole('heading', { level: 1, name: 'Wat wij in de Molenwijk hoorden' })
		).toBeVisible();
		const green = member.getByRole('article', { name: 'Groen' });
		await expect(green.getByText('3 bewoners')).toBeVisible();
		await expect(green.getByText('bloemen en bomen in plaats van stenen')).toBeVisible();
		await expect(green.getByRole('list', { name: 'Wat bewoners zeiden over Groen' })).toBeVisible();
		await expectNoAxeViolations(member);
		const form = member.getByRole('form', { name: 'Uw reactie op Groen' });
		await form.getByLabel('Ja', { exact: true }).check();
		await form.getByRole('button', { name: 'Versturen' }).click();
		await expect(member.getByText('Uw reactie is bewaard.')).toBeVisible();
		await home.close();
	});

	await test.step('and the team reads it', async () => {
		await page.goto(`${base}/commissie`);
		await expect(page.getByRole('heading', { name: 'Groen', exact: true })).toBeVisible();
		await expectNoAxeViolations(page);
	});
});
