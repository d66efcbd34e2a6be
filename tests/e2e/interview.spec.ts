import { aGuide, grade, multipleChoice, openQuestion, singleChoice } from '../support/builders.ts';
import { agree, begin, goTo, isSaved, jot } from '../support/pages/interview.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const FIJN = 'Wat is hier fijn?';
const MIST = 'Wat mist u?';
const guide = aGuide({ consent: { nl: 'U doet vrijwillig mee.' } })
	.topic('Wonen')
	.with(
		singleChoice('Hoe lang woont u hier?', ['Kort', 'Lang', 'Altijd']),
		openQuestion(FIJN, { probes: [{ nl: 'Kunt u een voorbeeld geven?' }] })
	)
	.topic('Buurt')
	.with(openQuestion(MIST), multipleChoice('Waar komt u?', ['Plein', 'Buurthuis', 'Park']))
	.topic('Veiligheid')
	.with(grade('Hoe veilig voelt u zich?', { required: true, allowRatherNot: true }));

test('a worker holds an interview, and the resident gets a code that withdraws it', async ({
	page,
	seed,
	signedInAs
}) => {
	const worker = await signedInAs('worker');
	const to = await seed.consultation({ guide });
	await begin(page, to.id, 'Nieuw gesprek');
	await expect(page.getByText('U doet vrijwillig mee.')).toBeVisible();
	await page.getByRole('button', { name: 'Naar de eerste vraag' }).click();
	await expect(page.getByText('Zonder toestemming vragen we niets')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Gebied').selectOption('Spilplein');
	await agree(page);

	// The last part first: the order is the resident's.
	await goTo(page, /^Veiligheid/);
	await page.getByRole('radio', { name: '7' }).check();
	await goTo(page, /^Wonen/);
	await page.getByText('Doorvragen (1)').click();
	await expect(page.getByText('Kunt u een voorbeeld geven?')).toBeVisible();
	await page.getByLabel(FIJN).fill('De buren groeten elkaar');
	await page.getByRole('radio', { name: 'letterlijk' }).check();
	await jot(page, 'De lift doet het niet');
	await expect(page.getByRole('button', { name: /^Wonen\s*, 1 van 2/ })).toBeVisible();
	await isSaved(page);
	await expectNoAxeViolations(page);

	await goTo(page, 'Afronden');
	await expect(page.getByText('Versturen kan als hierboven alles is opgelost.')).toBeVisible();
	await page.getByLabel('Bij welke vraag?').selectOption(MIST);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Zet bij deze vraag' }).click();
	await page.getByRole('button', { name: 'Versturen' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
	await expectNoAxeViolations(page);
	const code = await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
	await page.reload();
	await expect(page.getByText(code)).toBeVisible();

	await page.getByRole('link', { name: 'Bekijk de reactie' }).click();
	await expect(page.getByText('De buren groeten elkaar')).toBeVisible();
	await expect(page.getByText('De lift doet het niet')).toBeVisible();
	await expect(page.getByText('wat ik zag')).toBeVisible();
	const { data } = await worker.db.rpc('withdraw_by_code', { code: code.replaceAll('-', '') });
	expect(data).toBe(true);
});

test(
	'several interviews stay open beside each other, and survive pausing and reloading',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await page.getByLabel(FIJN).fill('Eerste gesprek');
		// No waiting: pausing saves what is not saved yet.
		await page.getByRole('link', { name: 'Pauzeren' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Gesprekken' })).toBeVisible();

		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await page.getByLabel(FIJN).fill('Tweede gesprek');
		await isSaved(page);
		await page.reload();
		await expect(page.getByLabel(FIJN)).toHaveValue('Tweede gesprek');

		await page.goto('/gesprek');
		await expect(page.getByText('Beantwoord: 1 van 5 vragen')).toHaveCount(2);
		await expectNoAxeViolations(page);
		await page
			.getByRole('link', { name: /^Verdergaan/ })
			.last()
			.click();
		await expect(page.getByLabel(FIJN)).toHaveValue('Eerste gesprek');
		await page.goto('/gesprek');
		await page.locator('summary').last().click();
		await page.getByRole('button', { name: 'Verwijderen' }).click();
		await expect(page.getByText('Het gesprek is verwijderd.')).toBeVisible();
		await expect(page.getByText('Beantwoord: 1 van 5 vragen')).toHaveCount(1);
	}
);

test(
	'without a connection nothing typed is lost, and saving goes on by itself',
	{ tag: '@phone' },
	async ({ page, context, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await isSaved(page);
		await context.setOffline(true);
		await page.getByLabel(FIJN).fill('Zonder bereik getypt');
		await expect(
			page.getByText('Geen verbinding. Wat je typt staat nog op dit scherm.')
		).toBeVisible();
		await expectNoAxeViolations(page);
		await goTo(page, /^Buurt/);
		await page.getByLabel(MIST).fill('Bereik');
		await context.setOffline(false);
		await isSaved(page);
		await page.reload();
		await expect(page.getByLabel(MIST)).toHaveValue('Bereik');
		await goTo(page, /^Wonen/);
		await expect(page.getByLabel(FIJN)).toHaveValue('Zonder bereik getypt');
	}
);

test(
	'sending again after a lost reply stores once and shows the same code',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await page.getByLabel(FIJN).fill('De rust');
		await goTo(page, 'Afronden');
		await expect(page.getByText('Verplichte vragen zonder antwoord')).toBeVisible();

		let lost = 0;
		await page.route('**/versturen', async (route) => {
			if (lost++ > 0) return route.continue();
			await route.fetch();
			return route.abort('connectionreset');
		});
		await page.getByRole('button', { name: 'Zo versturen' }).click();
		await expect(page.getByText('twee keer versturen kan geen kwaad')).toBeVisible();
		await page.getByRole('button', { name: 'Zo versturen' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await expect(page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toBeVisible();
		const { count } = await worker.db.from('response').select('id', { count: 'exact', head: true });
		expect(count).toBe(1);
	}
);

test(
	'two screens with the same interview do not overwrite each other',
	{ tag: '@desktop' },
	async ({ page, context, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await isSaved(page);
		const other = await context.newPage();
		await other.goto(page.url());
		await other.getByLabel(FIJN).fill('Op de tablet');
		await isSaved(other);
		await page.getByLabel(FIJN).fill('Op de laptop');
		await expect(page.getByText('ook op een ander scherm')).toBeVisible();
		await page.getByRole('button', { name: 'Laden wat daar staat' }).click();
		await expect(page.getByLabel(FIJN)).toHaveValue('Op de tablet');
	}
);

test(
	'a paper form is printed with the keys that type it, and is typed over by keyboard alone',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await page.goto(`/raadpleging/${to.id}/formulier`);
		const form = page.getByRole('article');
		const printed = (choice: string) =>
			expect(form.getByRole('listitem').filter({ hasText: choice }).last());
		await printed('Lang').toHaveText(/^2\s*Lang$/);
		await printed('Park').toHaveText(/^3\s*Park$/);
		await printed('Zeg ik liever niet').toHaveText(/^z\s*Zeg ik liever niet$/);
		await expectNoAxeViolations(page);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
		await expect(page.getByRole('navigation').first()).toBeHidden();
		await expect(form).toBeVisible();
		await page.emulateMedia({ media: null });

		await begin(page, to.id, 'Papieren formulier invoeren');
		await page.getByRole('checkbox').focus();
		await page.keyboard.press('Space');
		await page.getByRole('button', { name: 'Naar de eerste vraag' }).press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: 'Wonen' })).toBeFocused();
		await expect(page.getByText('Doorvragen')).toHaveCount(0);

		await page.keyboard.press('Tab');
		await page.keyboard.press('2');
		await expect(page.getByRole('radio', { name: 'Lang' })).toBeChecked();
		await page.keyboard.press('Enter');
		await page.keyboard.type('De rust');
		await page.keyboard.press('Control+Enter');
		await expect(page.getByRole('heading', { level: 1, name: 'Buurt' })).toBeFocused();
		await page.getByLabel(MIST).focus();
		await page.keyboard.press('Control+Enter');
		await page.keyboard.press('1');
		await page.keyboard.press('3');
		await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);
		await expectNoAxeViolations(page);
		await page.keyboard.press('Enter');
		await page.getByRole('radio', { name: '1', exact: true }).focus();
		await page.keyboard.press('z');
		await expect(page.getByRole('radio', { name: 'Zeg ik liever niet' })).toBeChecked();
		await page.keyboard.press('1');
		await page.keyboard.press('0');
		await expect(page.getByRole('radio', { name: '10' })).toBeChecked();
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Versturen' }).press('Enter');
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		await page.getByRole('link', { name: 'Bekijk de reactie' }).press('Enter');
		await expect(page.getByText('Plein · Park')).toBeVisible();
		await expect(page.getByText('papier')).toBeVisible();
	}
);

test(
	'a paper form is typed twice by two people, and what differs is settled by keyboard',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await page.goto(`/raadpleging/${to.id}/antwoorden/twee-keer`);
		await page.getByLabel('Formulieren krijgen een nummer').check();
		await page.getByRole('button', { name: 'Bewaren' }).click();
		await expect(page.getByText('Bewaard.')).toBeVisible();

		const type = async (number: string, how: RegExp, fine: string, missed: string) => {
			await page.goto(`/gesprek?raadpleging=${to.id}`);
			await page.getByRole('button', { name: how }).click();
			await page.getByRole('checkbox', { name: 'Op het formulier staat' }).check();
			await page.getByRole('button', { name: 'Naar de eerste vraag' }).click();
			await expect(page.getByText('Vul het nummer in')).toBeVisible();
			await page.getByLabel('Nummer van het formulier').fill(number);
			await page.getByRole('button', { name: 'Naar de eerste vraag' }).click();
			await page.getByLabel(FIJN).fill(fine);
			await goTo(page, 'Buurt');
			await page.getByLabel(MIST).fill(missed);
			await goTo(page, 'Afronden');
			await page.getByRole('button', { name: /versturen$/i }).click();
			await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		};
		await page.goto(`/raadpleging/${to.id}/formulier`);
		await expect(page.getByText('Nummer van dit formulier')).toBeVisible();
		await type('012', /^Papieren formulier invoeren/, 'De rust', 'Een bankje bij de metro');
		await signedInAs('coordinator');
		// Blind: nothing of the first entry stands in the second.
		await type('12', /^Tweede invoer/, 'De lust', 'Een bnakje bij de metro');
		await expect(page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)).toHaveCount(0);
		await page.getByRole('link', { name: 'Vergelijk' }).click();

		await expect(page.getByText('1 van de 3 ingevulde velden zijn gelijk.')).toBeVisible();
		await expect(page.locator('mark')).toHaveText(['rust', 'lust', 'bankje', 'bnakje']);
		await expectNoAxeViolations(page);
		await page.getByRole('radio').first().focus();
		await page.keyboard.press('1');
		await page.keyboard.press('2');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Formulier 12 is nagekeken.')).toBeVisible();
		await expect(page.getByText('33 % van de velden is gelijk')).toBeVisible();
		await expectNoAxeViolations(page);
		const { data } = await worker.db.from('answer').select('text').order('text');
		expect(data?.map(({ text }) => text)).toEqual(['De rust', 'Een bnakje bij de metro']);
		await page.getByRole('link', { name: /^Bekijk\s*: 12/ }).click();
		await page.getByRole('link', { name: 'Bekijk de reactie' }).click();
		await expect(page.getByRole('heading', { name: 'Gekozen na dubbele invoer' })).toBeVisible();
		await expectNoAxeViolations(page);
	}
);
