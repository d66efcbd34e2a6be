import { aGuide, openQuestion } from '../support/builders.ts';
import { agree, begin, goTo } from '../support/pages/interview.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const HOME = 'Hoe gaat het thuis?';
const guide = aGuide().topic('Thuis').with(openQuestion(HOME));

test(
	'a worker gives a safety signal in two taps, the coordinator sees it, reads what was said and handles it',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await begin(page, to.id, 'Nieuw gesprek');
		await agree(page);
		await page.getByLabel(HOME).fill('Mijn zoon bedreigt mij');
		await page.getByRole('button', { name: 'Signaal' }).click();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Bedreiging' }).click();
		await expect(page.getByText('De coördinator ziet het nu.')).toBeVisible();
		await page.getByLabel('Gaat over').selectOption(HOME);
		await page.getByLabel('Korte toelichting').fill('Wil zelf niet bellen');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Verder', exact: true }).click();
		await goTo(page, 'Afronden');
		await page.getByRole('button', { name: 'Versturen' }).click();
		await page.getByRole('link', { name: 'Bekijk de reactie' }).click();
		await expect(page.getByText('Dit antwoord staat apart')).toBeVisible();
		await expect(page.getByText('Mijn zoon bedreigt mij')).toBeHidden();

		await signedInAs('coordinator');
		await page.goto('/');
		await page.getByRole('link', { name: /Veiligheid.*1.*open signalen/ }).click();
		await expect(page.getByText('Mijn zoon bedreigt mij')).toBeVisible();
		await expect(page.getByText('Wil zelf niet bellen')).toBeVisible();
		await page.getByLabel('Wat moet een collega doen?').fill('Bel Samira.');
		await page.getByRole('button', { name: 'Bewaren' }).click();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Afgehandeld', exact: true }).click();
		await expect(page.getByText('Er staat geen signaal open.')).toBeVisible();
		await expect(page.getByText(/Afgehandeld door/)).toBeVisible();
		await page.getByRole('button', { name: 'Toch niet afgehandeld' }).click();
		await expect(page.getByText('Wacht op de coördinator')).toBeVisible();
	}
);
