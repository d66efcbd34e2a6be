import { aGuide, aResponse, openQuestion as anOpenQuestion, yesNo } from '../support/builders.ts';
import {
	addQuestion,
	isAlive,
	isSaved,
	openQuestion,
	publish,
	questions,
	toTheTop,
	write
} from '../support/pages/designer.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const GUIDE = aGuide()
	.topic('Wonen')
	.with(anOpenQuestion('Wat vindt u fijn?'), anOpenQuestion('Wat kan beter?'))
	.topic('Buiten')
	.with(yesNo('Fietst u?'));

test('a worker starts a consultation from Molenwijk, publishes it, and prints the flyer', async ({
	page,
	signedInAs
}) => {
	await signedInAs('worker');
	await page.goto('/raadpleging/nieuw');
	await page.getByRole('button', { name: 'Raadpleging maken' }).click();
	await expect(page.getByText('Vul een titel in')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Het voorbeeld Molenwijk').check();
	await page.getByLabel('Titel').fill('Hoe is het wonen in de Molenwijk?');
	await page.getByLabel('Wijk of buurt').fill('de Molenwijk');
	await page.getByLabel('Straten of gebouwen').fill('Spilplein\nWiekstraat\n\nSpilplein');
	await page.getByLabel('Engels').check();
	await page.getByRole('button', { name: 'Raadpleging maken' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gespreksleidraad');
	await expect(questions(page)).toHaveCount(13);
	const base = page.url().replace(/\/leidraad.*/, '');

	await page.goto(`${base}/flyer`);
	await expect(page.getByText('publiceer eerst de gespreksleidraad')).toBeVisible();
	await page.goto(`${base}/leidraad`);
	await openQuestion(page, 'Wat vindt u fijn');
	await toTheTop(page);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: /^Engels/ }).click();
	await page.getByRole('textbox', { name: 'Vraag', exact: true }).fill('What do you like?');
	await isSaved(page);
	await publish(page, 1);
	await expect(page.getByText('Versie 1 is precies deze leidraad')).toBeVisible();
});

test('the flyer leads to the questions', { tag: '@phone' }, async ({ page, seed, signedInAs }) => {
	await signedInAs('worker');
	const { id, code } = await seed.consultation({ guide: GUIDE });
	await page.goto(`/raadpleging/${id}/flyer`);
	await expect(page.getByRole('img', { name: /^QR-code naar / })).toBeVisible();
	const link = (await page.locator('.flyer .link').innerText()).trim();
	expect(link).toMatch(new RegExp(`/v/${code}$`));
	await expectNoAxeViolations(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { name: 'Flyer' })).toBeHidden();
	await expect(page.getByRole('navigation').first()).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await page.goto(`http://${link}`);
	await expect(page.getByRole('button', { name: 'Beginnen' })).toBeVisible();
});

test('every kind of question is made, shown live, and checked before it can be published', async ({
	page,
	seed,
	signedInAs
}) => {
	await signedInAs('worker');
	const { id } = await seed.consultation({ guide: GUIDE });
	await page.goto(`/raadpleging/${id}/leidraad`);
	const kinds = [
		'Meer antwoorden kiezen',
		'Rapportcijfer 1 tot 10',
		'Schaal met twee uitersten',
		'Aantal'
	];
	for (const kind of kinds) {
		await addQuestion(page, 'Onderwerp 2: Buiten', kind);
		await write(page, `Over: ${kind}`);
	}
	await addQuestion(page, 'Onderwerp 2: Buiten', 'Eén antwoord kiezen');
	await write(page, 'Waar staat uw fiets?');
	await page.getByLabel('Keuze 1', { exact: true }).fill('Binnen');
	await page.getByLabel('Keuze 2', { exact: true }).fill('Buiten');
	await page.getByLabel('Wanneer tonen').selectOption({ label: 'Alleen na: Fietst u?' });
	await expect(page.getByRole('checkbox', { name: 'Ja', exact: true })).toBeChecked();
	await openQuestion(page, 'Over: Meer antwoorden kiezen');
	await expect(
		page.getByRole('heading', { name: 'Nog te doen voor je kunt publiceren: 2' })
	).toBeVisible();
	await page
		.getByRole('link', { name: /Een keuze heeft nog geen tekst/ })
		.first()
		.click();
	await expect(page.getByLabel('Keuze 1', { exact: true })).toBeFocused();
	await page.keyboard.type('Park');
	await page.getByLabel('Keuze 2', { exact: true }).fill('Plein');
	await expect(page.getByText('De leidraad is klaar om te publiceren.')).toBeVisible();

	const phone = page.getByRole('button', { name: 'Voorbeeld' });
	if (await phone.isVisible()) await phone.click();
	const preview = page.getByRole('form', { name: 'Voorbeeld' });
	await expect(
		preview.getByText('Verborgen tot de voorwaarde klopt: Waar staat uw fiets?')
	).toBeVisible();
	await preview.getByRole('radio', { name: 'Ja', exact: true }).check();
	await expect(preview.getByRole('group', { name: 'Waar staat uw fiets?' })).toBeVisible();
	await toTheTop(page);
	await expectNoAxeViolations(page);
	const back = page.getByRole('button', { name: 'Bewerken' });
	if (await back.isVisible()) await back.click();
	await isSaved(page);
	await publish(page, 2);
	await page.getByRole('link', { name: 'Versie 1' }).click();
	await expect(page.getByText('Waar staat uw fiets?')).toHaveCount(0);
	await expect(page.getByText('Fietst u?')).toBeVisible();
});

test(
	'questions are moved and taken back with the keyboard alone',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const { id } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/raadpleging/${id}/leidraad`);
		await isAlive(page);
		await page.getByRole('button', { name: 'Omlaag: Wat vindt u fijn?' }).focus();
		await page.keyboard.press('Enter');
		await expect(questions(page)).toHaveText([
			'1. Wat kan beter?',
			'2. Wat vindt u fijn?',
			'3. Fietst u?'
		]);
		await expect(page.getByRole('button', { name: 'Omlaag: Wat vindt u fijn?' })).toBeFocused();
		await page.keyboard.press('Enter');
		const buiten = page.getByRole('region', { name: 'Onderwerp 2: Buiten' });
		await expect(buiten.locator('.question')).toHaveCount(2);
		await openQuestion(page, 'Wat kan beter?');
		await page.getByRole('button', { name: 'Vraag verwijderen' }).focus();
		await page.keyboard.press('Enter');
		await expect(questions(page)).toHaveCount(2);
		await expect(page.getByRole('button', { name: 'Ongedaan maken' }).last()).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(questions(page)).toHaveText([
			'1. Wat kan beter?',
			'2. Wat vindt u fijn?',
			'3. Fietst u?'
		]);
		await isSaved(page);
	}
);

test(
	'a question is dragged by its handle to another topic',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const { id } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/raadpleging/${id}/leidraad`);
		const handle = async (name: string) => {
			// It is a button once the page has come alive.
			const button = page.getByRole('button', { name: `Versleep: ${name}` });
			await button.scrollIntoViewIfNeeded();
			const box = await button.boundingBox();
			if (!box) throw new Error(`no handle for ${name}`);
			return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
		};
		await handle('Fietst u?');
		const from = await handle('Wat kan beter?');
		const to = await handle('Fietst u?');
		await page.mouse.move(from.x, from.y);
		await page.mouse.down();
		await page.mouse.move(from.x, from.y + 30, { steps: 5 });
		await page.mouse.move(to.x, to.y, { steps: 15 });
		const buiten = page.getByRole('region', { name: 'Onderwerp 2: Buiten' });
		await expect(buiten.locator('.item')).toHaveCount(2);
		await page.mouse.up();
		await expect(buiten.locator('.question')).toHaveCount(2);
		await isSaved(page);
		await page.reload();
		await expect(buiten.locator('.question')).toHaveCount(2);
		await expect(questions(page)).toHaveCount(3);
	}
);

test(
	'nothing is lost on a reload, without a connection, or when somebody else saves first',
	{ tag: '@desktop' },
	async ({ page, context, seed, signedInAs }) => {
		await signedInAs('worker');
		const { id } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/raadpleging/${id}/leidraad`);
		await openQuestion(page, 'Wat vindt u fijn?');
		await write(page, 'Direct herladen');
		await page.reload();
		await expect(questions(page).first()).toHaveText('1. Direct herladen');
		await isSaved(page);

		await openQuestion(page, 'Direct herladen');
		await context.setOffline(true);
		await write(page, 'Zonder verbinding');
		await expect(page.getByText('Niet bewaard: geen verbinding')).toBeVisible();
		await context.setOffline(false);
		await isSaved(page);

		const other = await context.newPage();
		await other.goto(`/raadpleging/${id}/leidraad`);
		await openQuestion(other, 'Zonder verbinding');
		await write(other, 'Van een ander');
		await expect(other.getByText('Wordt zo bewaard')).toBeHidden();
		await isSaved(other);
		await write(page, 'Van mij');
		await page.getByRole('button', { name: 'Verder met die van de ander' }).click();
		await expect(questions(page).first()).toHaveText('1. Van een ander');
		await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
		await expect(questions(page).first()).toHaveText('1. Van mij');
		await isSaved(page);
		await page.reload();
		await expect(questions(page).first()).toHaveText('1. Van mij');
	}
);

test(
	'an area that residents chose stays, and only a coordinator deletes the consultation',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const consultation = await seed.consultation({ guide: GUIDE });
		await seed.response(
			consultation,
			aResponse().answering('Wat vindt u fijn?', 'De buren').in('Spilplein')
		);
		await page.goto(`/raadpleging/${consultation.id}/instellingen`);
		await page.getByRole('button', { name: 'Verwijderen: Spilplein' }).click();
		await expect(page.getByRole('alert')).toContainText('Daarom kun je het niet verwijderen');
		await page.getByLabel('Naam van Spilplein').fill('Het Spilplein');
		await page.getByRole('button', { name: 'Naam bewaren: Spilplein' }).click();
		await expect(page.getByLabel('Naam van Het Spilplein')).toHaveValue('Het Spilplein');
		await page.getByRole('button', { name: 'Verwijderen: Kapstraat' }).click();
		await expect(page.getByLabel('Naam van Kapstraat')).toHaveCount(0);
		await expectNoAxeViolations(page);
		await expect(page.getByRole('heading', { name: 'Raadpleging verwijderen' })).toHaveCount(0);

		await signedInAs('coordinator');
		await page.reload();
		const title = page.getByLabel(/^Typ de titel/);
		await title.fill('iets anders');
		await page.getByRole('button', { name: 'Definitief verwijderen' }).click();
		await expect(page.getByText('Er is niets verwijderd.')).toBeVisible();
		await title.fill(consultation.title);
		await page.getByRole('button', { name: 'Definitief verwijderen' }).click();
		await expect(page).toHaveURL('/');
		await expect(page.getByText(consultation.title)).toHaveCount(0);
	}
);

test(
	'a reviewer reads the guide and its settings along',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('reviewer');
		const { id } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/raadpleging/${id}/leidraad`);
		await expect(page.getByText('Je leest hier mee.')).toBeVisible();
		await expect(page.getByLabel('Wat vindt u fijn?')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Publiceren' })).toHaveCount(0);
		await expectNoAxeViolations(page);
		await page.goto(`/raadpleging/${id}/instellingen`);
		await expect(page.getByLabel('Titel')).toBeDisabled();
		expect((await page.goto('/raadpleging/nieuw'))?.status()).toBe(403);
	}
);
