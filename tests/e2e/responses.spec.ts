import type { Page } from '@playwright/test';
import {
	aGuide,
	aResponse,
	grade,
	graded,
	keyOf,
	openQuestion,
	said,
	singleChoice
} from '../support/builders.ts';
import type { Seed } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const MIST = 'Wat mist u in de buurt?';
const WAAR = 'Waar komt u het liefst?';
const guide = aGuide()
	.topic('Wonen')
	.with(openQuestion(MIST), singleChoice(WAAR, ['Plein', 'Buurthuis']))
	.topic('Veiligheid')
	.with(grade('Hoe veilig voelt u zich?'));

/** Three residents: on their phone, with a worker, on paper. */
async function threeResidents(seed: Seed) {
	const to = await seed.consultation({ guide });
	const fatma = await seed.response(
		to,
		aResponse('Fatma')
			.in('Spilplein')
			.by('assisted')
			.answering(MIST, said('Een banje bij de vijver', 'verbatim'))
			.answering(WAAR, { kind: 'single', choices: ['plein'] })
			.answering('Hoe veilig voelt u zich?', graded(6))
	);
	await seed.response(to, aResponse('Jan').in('Kapstraat').answering(MIST, 'Meer groen'));
	await seed.response(to, aResponse('Piet').by('paper').answering(MIST, 'Minder lawaai'));
	return { to, fatma, list: `/raadpleging/${to.id}/antwoorden` };
}

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') });
const question = (page: Page, key: string) => page.locator(`#antwoord-${key}`);

test(
	'a consultation without responses says how they come',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation();
		await page.goto(`/raadpleging/${to.id}/antwoorden`);
		await expect(page.getByRole('link', { name: 'Flyer met QR-code' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'CSV-bestand importeren' })).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Gesprek voeren' }).click();
		await expect(page.getByRole('button', { name: 'Nieuw gesprek' })).toBeVisible();
	}
);

test('the list counts, filters and searches, and its address says so', async ({
	page,
	seed,
	signedInAs
}) => {
	await signedInAs('worker');
	const { list } = await threeResidents(seed);
	await page.goto(list);
	await expect(rows(page)).toHaveCount(3);
	await expect(page.getByText('Alle reacties: 3')).toBeVisible();
	await expect(rows(page).first()).toContainText('open antwoorden: 1');
	await expect(rows(page).first()).toContainText('nog na te kijken: 1');
	await expectNoAxeViolations(page);

	await page.getByRole('link', { name: /^gesprek 1/ }).click();
	await expect(rows(page)).toHaveCount(1);
	await expect(page).toHaveURL(/vorm=assisted/);
	await page.getByRole('link', { name: /^gesprek 1/ }).click();
	await expect(rows(page)).toHaveCount(3);
	await page.getByLabel('Zoek in wat er gezegd is').fill('lawaai');
	await page.getByRole('button', { name: 'Zoeken' }).click();
	await expect(page.getByText('Gevonden reacties: 1 van de 3.')).toBeVisible();
	await page.reload();
	await expect(rows(page)).toHaveCount(1);
	await page.getByLabel('Zoek in wat er gezegd is').fill('nergens');
	await page.getByLabel('Zoek in wat er gezegd is').press('Enter');
	await expect(page.getByText('Nergens gevonden: “nergens”.')).toBeVisible();
	await page.getByRole('link', { name: 'Toon alles' }).click();
	await expect(rows(page)).toHaveCount(3);
});

test(
	'a worker reads a response and goes through its neighbours',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const { fatma, list } = await threeResidents(seed);
		await page.goto(`${list}/${fatma.id}`);
		await expect(question(page, keyOf(MIST))).toContainText('Een banje bij de vijver');
		await expect(question(page, keyOf(MIST))).toContainText('letterlijk');
		await expect(question(page, keyOf(WAAR))).toContainText('Plein');
		await expect(page.getByText('6 (van 1 tot 10)')).toBeVisible();
		await expect(page.getByRole('definition').filter({ hasText: 'Wim Medewerker' })).toBeVisible();
		await expectNoAxeViolations(page);
		await expect(page.getByText('3 van 3').first()).toBeVisible();
		await page.getByRole('link', { name: '← Vorige' }).first().click();
		await expect(page.getByText('Meer groen')).toBeVisible();
		await expect(page.getByText('2 van 3').first()).toBeVisible();
	}
);

test(
	'a typing error is corrected, and what stood there stays to be read',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const { fatma, list } = await threeResidents(seed);
		await page.goto(`${list}/${fatma.id}`);
		const mist = question(page, keyOf(MIST));
		await mist.getByRole('link', { name: 'Verbeteren' }).click();
		await mist.getByRole('textbox').fill('');
		await mist.getByRole('button', { name: 'Bewaren' }).click();
		await expect(page.getByText('Een antwoord kan niet leeg worden.')).toBeVisible();
		await expectNoAxeViolations(page);
		await mist.getByRole('textbox').fill('Een bankje bij de vijver');
		await mist.getByRole('radio', { name: 'samengevat' }).check();
		await mist.getByRole('button', { name: 'Bewaren' }).click();

		await expect(mist.getByText('Verbeterd.')).toBeVisible();
		await expect(mist).toContainText('Een bankje bij de vijver');
		await expect(mist.getByText('Een banje bij de vijver')).toBeVisible();
		await expect(mist.getByText(/^Wim Medewerker, /)).toBeVisible();

		const waar = question(page, keyOf(WAAR));
		await waar.getByRole('link', { name: 'Verbeteren' }).click();
		await waar.getByRole('radio', { name: 'Buurthuis' }).check();
		await waar.getByRole('button', { name: 'Bewaren' }).click();
		await expect(waar.getByText('Verbeterd.')).toBeVisible();
		await expect(waar.getByText('Eerder stond er (1)')).toBeVisible();
	}
);

test(
	'a coordinator withdraws a response after saying that they are sure',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('coordinator');
		const { fatma, list } = await threeResidents(seed);
		await page.goto(`${list}/${fatma.id}`);
		await page.getByText('Reactie intrekken').first().click();
		await expect(page.getByText('ook in verslagen die al gepubliceerd zijn')).toBeVisible();
		await page.getByRole('button', { name: 'Reactie intrekken' }).click();
		await expect(page.getByText('Zet eerst het vinkje')).toBeVisible();
		await page.getByRole('checkbox', { name: /Ja, trek deze reactie/ }).check();
		await page.getByRole('button', { name: 'Reactie intrekken' }).click();
		await expect(page.getByText('De reactie is ingetrokken.')).toBeVisible();
		await expect(rows(page)).toHaveCount(2);
		const response = await page.goto(`${list}/${fatma.id}`);
		expect(response?.status()).toBe(404);
	}
);

test(
	'a reviewer reads, and changes nothing',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('reviewer');
		const { fatma, list } = await threeResidents(seed);
		await page.goto(list);
		await expect(rows(page)).toHaveCount(3);
		await expect(page.getByRole('link', { name: 'Gesprek of formulier invoeren' })).toHaveCount(0);
		await page.goto(`${list}/${fatma.id}`);
		await expect(page.getByText('Een banje bij de vijver')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Verbeteren' })).toHaveCount(0);
		await page.goto('/gesprek');
		await expect(page.getByRole('alert')).toContainText('Dit mag je met jouw rol niet doen.');
		expect((await page.request.get('/gesprek/pakket')).status()).toBe(403);
	}
);
