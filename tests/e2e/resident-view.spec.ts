import { aGuide, grade, openQuestion, yesNo } from '../support/builders.ts';
import { goBack, goOn, pick, send, takePart } from '../support/pages/resident.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const GUIDE = aGuide().with(openQuestion('Wat mist u?'), grade('Hoe veilig is het?'));

test.describe('without JavaScript', { tag: '@phone' }, () => {
	test.use({ javaScriptEnabled: false });

	test('large letters and more contrast keep what was typed, and are remembered', async ({
		page,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat mist u?').fill('Een bankje');
		await page.getByText('Weergave').click();
		await page.getByRole('button', { name: 'Grote letters' }).click();
		await expect(page.locator('html')).toHaveCSS('font-size', '24px');
		await expect(page.getByLabel('Wat mist u?')).toHaveValue('Een bankje');
		await page.getByText('Weergave').click();
		await page.getByRole('button', { name: 'Meer contrast' }).click();
		await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
		await expect(page.locator('html')).toHaveCSS('font-size', '24px');

		await page.goto(`/v/${code}`);
		await expect(page.locator('html')).toHaveClass('large contrast');
		await page.getByText('Weergave').click();
		await page.getByRole('link', { name: 'Gewone letters' }).click();
		await expect(page.locator('html')).toHaveClass('contrast');
	});

	test('everything can be wiped from the device on every page, after a second look', async ({
		page,
		context,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.getByLabel('Wat mist u?').fill('Een bankje');
		await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
		for (const path of ['1', 'intrekken']) {
			await page.goto(`/v/${code}/${path}`);
			await expect(page.getByText('Wis mijn antwoorden van dit toestel')).toBeVisible();
		}
		await page.getByText('Wis mijn antwoorden van dit toestel').click();
		await page.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('wijkspraak_reactie');
		const [drafts] = await seed.backstage.sql(
			'select count(*)::int as n from public.response_draft'
		);
		expect(drafts?.n).toBe(0);
	});
});

test(
	'who asked the device for more contrast or its own colours gets them',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.emulateMedia({ contrast: 'more' });
		await expect(page.locator('body')).toHaveCSS('color', 'rgb(0, 0, 0)');
		await expectNoAxeViolations(page);
		await page.emulateMedia({ contrast: null, forcedColors: 'active' });
		await page.getByRole('radio', { name: '4' }).check();
		const face = page.locator('.q-step', { hasText: '4' }).locator('.q-face');
		await expect(face).toHaveCSS('outline-width', '5px');
	}
);

test.describe('read aloud', { tag: '@phone' }, () => {
	/** The browser of the tests has no voices: what a device says is noted instead of heard. */
	const voices = (languages: string[]) => `
		window.said = [];
		const voices = ${JSON.stringify(languages)}.map((lang) => ({ lang, name: lang }));
		Object.defineProperty(window, 'speechSynthesis', { value: {
			getVoices: () => voices, cancel() {}, speak: ({ text, lang }) => window.said.push(lang + ': ' + text)
		} });
		window.SpeechSynthesisUtterance = class extends EventTarget {
			constructor(text) { super(); this.text = text; }
		};`;

	test('a question is read where the device has a voice for its language', async ({
		page,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await page.addInitScript(voices(['nl-NL']));
		await takePart(page, code);
		await page.getByRole('button', { name: 'Lees voor: Wat mist u?' }).click();
		expect(await page.evaluate('window.said')).toEqual(['nl-NL: Wat mist u?']);
		await expect(page.getByRole('button', { name: 'Stop met voorlezen' })).toBeVisible();
		await expectNoAxeViolations(page);
	});

	test('and no button stands there where it has none', async ({ page, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await page.addInitScript(voices(['pl-PL']));
		await takePart(page, code);
		await page.getByLabel('Wat mist u?').fill('Een bankje');
		await expect(page.getByText('Bewaard op dit toestel')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Lees voor' })).toHaveCount(0);
	});
});

test.describe('one question on each screen', { tag: '@phone' }, () => {
	const uneasy = yesNo('Voelt u zich weleens onveilig?', { required: true });
	const where = openQuestion('Waar is dat?', {
		showWhen: { when: 'chosen', question: uneasy.key, options: ['yes'] }
	});
	const TWO = aGuide()
		.topic('Wonen')
		.with(openQuestion('Wat mist u?'), uneasy, where)
		.topic('Buurt')
		.with(grade('Hoe veilig is het?'));

	test('the team chooses it, and sees it in the preview', async ({ page, seed, signedInAs }) => {
		const { id } = await seed.consultation({ guide: TWO });
		await signedInAs('coordinator');
		await page.goto(`/raadpleging/${id}/instellingen`);
		await page.getByLabel('Eén vraag per scherm').check();
		const settings = page.getByRole('group', { name: 'Instellingen' });
		await settings.getByRole('button', { name: 'Bewaren' }).click();
		await expect(page.getByText('Bewaard.', { exact: true })).toBeVisible();
		await expect(page.getByLabel('Eén vraag per scherm')).toBeChecked();
		await page.goto(`/raadpleging/${id}/leidraad`);
		await page.getByRole('button', { name: 'Voorbeeld' }).click();
		const preview = page.getByRole('form', { name: 'Voorbeeld' });
		await expect(preview.getByLabel('Wat mist u?')).toBeVisible();
		await expect(preview.getByText('Voelt u zich weleens onveilig?')).toBeHidden();
		await preview.getByRole('button', { name: 'Volgende' }).click();
		await expect(preview.getByText('Voelt u zich weleens onveilig?')).toBeVisible();
		await expect(preview.getByLabel('Wat mist u?')).toBeHidden();
	});

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('a resident answers one by one, back and forth', async ({ page, seed }) => {
			const { code, id } = await seed.consultation({ guide: TWO });
			await seed.backstage.sql(
				`update public.consultation set one_per_screen = true where id = '${id}'`
			);
			await takePart(page, code);
			await expect(page.getByText('Vraag 1 van 3')).toBeVisible();
			await page.getByLabel('Wat mist u?').fill('Een bankje');
			await goOn(page);
			await expect(page.getByLabel('Wat mist u?')).toHaveCount(0);
			await goOn(page);
			await expect(page.getByText('Er klopt nog iets niet')).toBeVisible();
			// The setting is for who begins: this resident goes on as they began.
			await seed.backstage.sql(
				`update public.consultation set one_per_screen = false where id = '${id}'`
			);
			await pick(page, uneasy.text.nl ?? '', 'Ja');
			await goOn(page);
			await expect(page.getByText('Vraag 3 van 4')).toBeVisible();
			await page.getByLabel('Waar is dat?').fill('In de kelder');
			await goBack(page);
			await goBack(page);
			await expect(page.getByLabel('Wat mist u?')).toHaveValue('Een bankje');
			await goOn(page);
			await goOn(page);
			await goOn(page);
			await pick(page, 'Hoe veilig is het?', '4');
			await send(page);
			await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
			const rows = await seed.backstage.sql(
				'select question_key as key from public.answer order by key'
			);
			expect(rows.map(({ key }) => key)).toEqual([
				'hoe_veilig_is_het',
				uneasy.key,
				'waar_is_dat',
				'wat_mist_u'
			]);
		});
	});
});
