import { aGuide, grade, openQuestion } from '../support/builders.ts';
import { takePart } from '../support/pages/resident.ts';
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
