import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { decide } from '../../src/lib/db/codings.ts';
import { codebook } from '../../src/lib/db/themes.ts';
import type { Account } from '../support/accounts.ts';
import { aGuide, aResponse, chose, openQuestion, singleChoice } from '../support/builders.ts';
import type { Seed } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

/** Forty-four residents: of the young nearly all speak of green, of the old few; ten of the young speak of safety too. */
async function youngAndOld(seed: Seed, { db }: Account) {
	const to = await seed.consultation({
		guide: aGuide().with(
			openQuestion('Wat mist u?', { key: 'mist' }),
			singleChoice('Hoe oud bent u?', ['Jong', 'Oud'], { key: 'leeftijd' })
		)
	});
	await seedCodebook(db, to.id);
	const themes = Object.fromEntries((await codebook(db, to.id)).map(({ key, id }) => [key, id]));
	const [green, safe] = [themes.groen!, themes.veiligheid!];
	const decisions = [];
	const checks = [];
	for (let number = 0; number < 44; number++) {
		const young = number % 2 === 0;
		const { answers } = await seed.response(
			to,
			aResponse(`bewoner ${number}`)
				.answering('mist', number === 1 ? 'De obelisk zoemt' : `Meer bomen in het park, ${number}`)
				.answering('leeftijd', chose(young ? 'Jong' : 'Oud'))
		);
		const answer = answers.mist!;
		checks.push({ answer, checked: true });
		if (young || number < 8) decisions.push({ answer, theme: green, act: 'confirm' as const });
		if (young && number < 20) decisions.push({ answer, theme: safe, act: 'confirm' as const });
	}
	await decide(db, to.id, { decisions, checks });
	return to;
}

test(
	'a worker sees what goes together and what is different, opens the answers, and saves the view',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await youngAndOld(seed, worker);
		await page.goto(`/raadpleging/${to.id}/themas`);
		await page.getByRole('link', { name: 'Verbanden' }).click();
		const pair = page.getByRole('row', { name: /Veiligheid en Groen|Groen en Veiligheid/ });
		await expect(pair.getByRole('link').nth(1)).toHaveText('10');
		await expectNoAxeViolations(page);
		await pair.getByRole('link').nth(1).click();
		await expect(page.getByText('Alleen antwoorden die ook over')).toBeVisible();
		await expect(page.getByRole('article')).toHaveCount(10);

		await page.goBack();
		await page.getByRole('link', { name: 'Wat is hier anders' }).click();
		await page.getByLabel('Groep').selectOption({ label: 'per antwoord op ‘Hoe oud bent u?’' });
		const young = page.getByRole('row', { name: /^Groen.*Jong/ });
		await expect(young).toContainText('5,5 keer zo vaak');
		await expect(young.getByRole('link')).toHaveText([
			'22 bewoners',
			'van de 22',
			'4 bewoners',
			'van de 22'
		]);
		await expectNoAxeViolations(page);
		await young.getByRole('link', { name: '4 bewoners' }).click();
		await expect(page.getByText('Alleen bewoners buiten deze groep: Jong.')).toBeVisible();
		await expect(page.getByRole('article')).toHaveCount(4);
		await page.goBack();
		await young.getByRole('link', { name: '22 bewoners' }).click();
		await expect(page).toHaveURL(/antwoord=leeftijd%3Ajong.*stand=yes/);
		await expect(page.getByRole('article')).toHaveCount(22);
		await expect(page.getByLabel('Bewoners die zeiden')).toHaveValue('leeftijd:jong');

		await page.getByText('Deze weergave bewaren').click();
		await page.getByLabel('Naam van de weergave').fill('Jonge bewoners over groen');
		await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
		const view = page.getByRole('link', { name: 'Jonge bewoners over groen' });
		await expect(view).toHaveAttribute('aria-current', 'true');
		await expectNoAxeViolations(page);
		await page.goto(`/raadpleging/${to.id}/themas`);
		await view.click();
		await expect(page.getByRole('article')).toHaveCount(22);

		// What was taken away by mistake is put back under its name.
		await page.getByRole('button', { name: 'Jonge bewoners over groen verwijderen' }).click();
		await expect(view).toHaveCount(0);
		await page.getByRole('button', { name: 'Terugzetten' }).click();
		await expect(view).toHaveAttribute('aria-current', 'true');

		await page.getByRole('link', { name: 'Typisch en anders' }).click();
		await expect(page.getByText('De obelisk zoemt')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Vorige raadplegingen' }).click();
		await expect(page.getByText('nog geen andere raadpleging')).toBeVisible();
	}
);
