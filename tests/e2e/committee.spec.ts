import { Story } from '../support/report-story.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const SAID = 'Er is geen plek om elkaar te zien. Vraag maar naar Marco, bel 06-12345678.';

test('a worker releases a quote, publishes, and the committee reads it', async ({
	page,
	seed,
	app,
	signedInAs
}) => {
	test.slow();
	const story = await new Story(app.backstage, seed).begin('Ontmoeting', 'Groen');
	const [marco] = await story.heard({ count: 6, theme: 'Ontmoeting', text: SAID });
	await story.heard({ count: 3, theme: 'Groen' });
	await signedInAs('worker');
	const base = `/raadpleging/${story.at.id}`;

	await page.goto(
		`${base}/verslag/citaten?antwoord=${Object.values(marco!.answers)[0]}&thema=ontmoeting`
	);
	await expect(page.getByText('Marco', { exact: true })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Vervang alles' }).click();
	await expect(page.getByLabel('Citaat', { exact: true })).toHaveValue(
		'Er is geen plek om elkaar te zien. Vraag maar naar [naam], bel [telefoonnummer].'
	);
	await page.getByRole('button', { name: 'Nakijken' }).click();
	await expect(page.getByRole('heading', { name: 'Zo leest de commissie het' })).toBeFocused();
	await page.getByRole('button', { name: 'Vrijgeven' }).click();
	await expect(page.getByText('Citaat vrijgegeven.')).toBeVisible();
	await expectNoAxeViolations(page);

	await page.goto(`${base}/verslag`);
	await page.getByLabel('Titel').fill('Wat wij hoorden');
	await page.getByLabel('Eén zin over Ontmoeting').fill('Bewoners missen een plek.');
	await page.getByRole('checkbox', { name: /Er is geen plek/ }).check();
	await expect(page.getByText('Bewaard', { exact: true })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByText('Publiceren', { exact: true }).click();
	await page.getByRole('button', { name: 'Publiceer versie 1' }).click();
	await expect(page.getByText('Versie 1 is gepubliceerd.')).toBeVisible();

	await page.goto(`${base}/commissie`);
	await page.getByLabel('Voor wie?').fill('Groencommissie');
	await page.getByRole('button', { name: 'Link maken' }).click();
	await expect(page.getByText('De link is gemaakt.')).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByRole('link', { name: /\/c\/[a-z0-9]{20}$/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Wat wij hoorden' })).toBeVisible();
	await expect(page.getByText('Vraag maar naar [naam]')).toBeVisible();
	await expect(page.getByText('Marco')).toHaveCount(0);
	const green = page.getByRole('article', { name: 'Groen' });
	await expect(green.getByText('minder dan 5 bewoners')).toBeVisible();
	await expectNoAxeViolations(page);
});

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });

	test('a committee member reacts by keyboard, changes it and takes it back', async ({
		page,
		seed,
		app
	}) => {
		const story = await new Story(app.backstage, seed).begin('Ontmoeting');
		await story.heard({ count: 6, theme: 'Ontmoeting' });
		await story.publish();
		await page.goto(await story.link());

		const form = page.getByRole('form', { name: 'Uw reactie op Ontmoeting' });
		await form.getByRole('radio', { name: 'Ja' }).focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Tab');
		await page.keyboard.type('Vooral op vrijdag.');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await expect(form.getByText('Uw reactie is bewaard.')).toBeVisible();
		await expect(form.getByRole('radio', { name: 'Ja' })).toBeChecked();
		await expect(form.getByRole('textbox')).toHaveValue('Vooral op vrijdag.');

		await form.getByRole('radio', { name: 'Er mist iets' }).check();
		await form.getByRole('button', { name: 'Reactie wijzigen' }).click();
		await expect(form.getByRole('radio', { name: 'Er mist iets' })).toBeChecked();

		await page.getByLabel('Uw opmerking', { exact: true }).fill('Een duidelijk verslag.');
		await page.getByRole('button', { name: 'Versturen' }).click();
		await expect(page.getByLabel('Uw opmerking', { exact: true })).toHaveValue(
			'Een duidelijk verslag.'
		);

		await form.getByRole('button', { name: 'Reactie weghalen' }).click();
		await expect(form.getByText('Uw reactie is bewaard.')).toHaveCount(0);
	});

	test(
		'a link that is unknown or has ended says so',
		{ tag: '@phone' },
		async ({ page, seed, app }) => {
			const story = await new Story(app.backstage, seed).begin('Ontmoeting');
			const path = await story.link();
			const unknown = await page.goto('/c/verzonnen12345');
			expect(unknown?.status()).toBe(404);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link kennen we niet');
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Er is nog geen verslag');
			await app.backstage.sql(`update public.committee_link set revoked_at = now()`);
			const ended = await page.goto(path);
			expect(ended?.status()).toBe(410);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deze link werkt niet meer');
		}
	);
});

test(
	'the team reads what the committee said',
	{ tag: '@desktop' },
	async ({ page, seed, app, signedInAs }) => {
		const story = await new Story(app.backstage, seed).begin('Ontmoeting');
		await story.heard({ count: 6, theme: 'Ontmoeting' });
		await story.publish();
		await page.goto(await story.link());
		const form = page.getByRole('form', { name: 'Uw reactie op Ontmoeting' });
		await form.getByRole('radio', { name: 'Hoort ergens anders' }).check();
		await form.getByText('Een opmerking schrijven').click();
		await form.getByRole('textbox').fill('Dit is meer iets voor groen.');
		await form.getByRole('button', { name: 'Versturen' }).click();
		await expect(form.getByText('Uw reactie is bewaard.')).toBeVisible();

		await signedInAs('reviewer');
		await page.goto(`/raadpleging/${story.at.id}/commissie`);
		await expect(page.getByText('hoort ergens anders: 1')).toBeVisible();
		await expect(page.getByText('Dit is meer iets voor groen.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Link maken' })).toHaveCount(0);
	}
);

test(
	'a report of fourteen themes and two dozen quotes prints on four sheets',
	{ tag: '@desktop' },
	async ({ page, seed, app }) => {
		test.slow();
		const names = Array.from({ length: 14 }, (_, at) => `Thema${at + 1}`);
		const story = await new Story(app.backstage, seed).begin(...names);
		const text =
			'Bij de ingang staan altijd fietsen en scooters, daar kom je met een rollator niet langs. ' +
			'Wij hebben het al drie keer gemeld, maar er gebeurt niets en dat vind ik jammer.';
		const residents = await story.heard({ count: 6, text, grade: 7 });
		const quotes: string[] = [];
		const sentences: Record<string, string> = {};
		for (const name of names) {
			await story.decide(name, 'confirm', residents);
			sentences[story.themes[name]!] =
				'Bewoners willen dat er iets verandert, en een aantal van hen wil daar zelf bij helpen.';
			for (const resident of residents.slice(0, 2))
				quotes.push(await story.release(name, resident, text));
		}
		await story.publish({ quotes, sentences });
		await page.goto(await story.link());
		const pdf = await page.pdf({ preferCSSPageSize: true });
		const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? [];
		expect(sheets.length).toBeGreaterThan(0);
		expect(sheets.length).toBeLessThanOrEqual(4);
	}
);
