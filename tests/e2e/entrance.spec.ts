import { expect, expectNoAxeViolations, test } from '../support/test.ts';
import { beginTeam, join, signIn, signOut } from '../support/pages/entrance.ts';

const CORRIE = {
	name: 'Corrie de Vries',
	email: 'corrie@wijk.example',
	password: 'elke straat heeft een verhaal'
};
const WIM = { name: 'Wim Bakker', email: 'wim@wijk.example', password: 'samen aan de lange tafel' };

test('the first visitor becomes the first coordinator, and nobody after them', async ({
	page,
	browser,
	app
}) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1, name: 'Je team opzetten' })).toBeVisible();
	await expectNoAxeViolations(page);
	await beginTeam(page, 'Wijkteam Molenwijk', CORRIE);

	await expect(page.getByRole('heading', { level: 1, name: 'Raadplegingen' })).toBeVisible();
	await expectNoAxeViolations(page);

	const second = await browser.newContext({ baseURL: app.url });
	const visitor = await second.newPage();
	await visitor.goto('/begin');
	await expect(visitor.getByRole('heading', { level: 1, name: 'Aanmelden' })).toBeVisible();
	await second.close();
});

test(
	'a form that is not right says at each field what to do',
	{ tag: '@phone' },
	async ({ page }) => {
		await page.goto('/begin');
		await beginTeam(page, ' ', { name: '', email: 'geen adres', password: 'kort' });
		await expect(page.getByText('Vul de naam van het team in.')).toBeVisible();
		await expect(page.getByText('Vul een geldig e-mailadres in')).toBeVisible();
		await expect(page.getByText('Kies een wachtwoord van minstens 10 tekens.')).toBeVisible();
		await expect(page.getByLabel('E-mailadres')).toHaveAttribute('aria-invalid', 'true');
		await expectNoAxeViolations(page);
	}
);

test('a member signs in and out', { tag: '@phone' }, async ({ page, seed }) => {
	const { email, password } = await seed.account('worker');
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1, name: 'Aanmelden' })).toBeVisible();
	await expectNoAxeViolations(page);
	await signIn(page, email, password);
	await expect(page.getByRole('heading', { level: 1, name: 'Raadplegingen' })).toBeVisible();

	await signOut(page);
	await expect(page.getByRole('heading', { level: 1, name: 'Aanmelden' })).toBeVisible();
	await page.goto('/');
	await expect(page).toHaveURL(/\/aanmelden/);
});

test(
	'a wrong password does not get in, and trying often has to wait',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { email } = await seed.account('coordinator');
		await page.goto('/aanmelden');
		await signIn(page, email, 'een heel ander wachtwoord');
		await expect(page.getByText('E-mailadres of wachtwoord klopt niet.')).toBeVisible();
		await expectNoAxeViolations(page);

		const attempts = await Promise.all(
			Array.from({ length: 12 }, () =>
				page.request.post('/aanmelden', {
					form: { email, password: 'weer een ander wachtwoord' },
					headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
				})
			)
		);
		expect(attempts.map((attempt) => attempt.status())).toContain(429);
	}
);

test(
	'an invitation brings a colleague in, once',
	{ tag: '@desktop' },
	async ({ page, seed, browser, app }) => {
		const invitation = await seed.invitation('worker');
		await page.goto(invitation.path);
		await expect(page.getByText('voor Wijkteam Molenwijk als medewerker')).toBeVisible();
		await expectNoAxeViolations(page);
		await join(page, WIM);
		await expect(page.getByRole('heading', { level: 1, name: 'Raadplegingen' })).toBeVisible();
		await expect(page.getByRole('link', { name: WIM.name })).toBeVisible();

		const other = await browser.newContext({ baseURL: app.url });
		const somebodyElse = await other.newPage();
		await somebodyElse.goto(invitation.path);
		await expect(somebodyElse.getByText('Deze uitnodiging werkt niet meer')).toBeVisible();
		await expect(somebodyElse.getByRole('button', { name: 'Meedoen' })).toHaveCount(0);
		await expectNoAxeViolations(somebodyElse);
		await other.close();
	}
);

test(
	'an invitation that has expired brings nobody in',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const invitation = await seed.invitation('worker');
		await seed.backstage.sql(
			`update public.invitation set expires_at = now() - interval '1 minute'`
		);
		await page.goto(invitation.path);
		await expect(page.getByText('Deze uitnodiging werkt niet meer')).toBeVisible();
	}
);
