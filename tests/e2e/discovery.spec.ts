import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { codebook } from '../../src/lib/db/themes.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const TEXTS = [
	'flurp is te duur',
	'de flurp kost veel, flurp, flurp en duur',
	'goedkopere flurp graag',
	'flurp, flurp en duur',
	'Meer bomen in het park',
	'Bomen en bloemen graag',
	'Er zijn te weinig bomen',
	'De obelisk zoemt'
];

test(
	'a worker without a codebook has one proposed: renames, accepts, merges, refuses',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await seed.consultation({
			guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
		});
		for (const [place, text] of TEXTS.entries())
			await seed.response(to, aResponse(`bewoner ${place}`).answering('mist', text));

		await page.goto(`/raadpleging/${to.id}/themas`);
		await page.getByRole('link', { name: 'Nieuwe thema’s zoeken'.replace('’', "'") }).click();
		await page.getByRole('button', { name: 'Zoek in de antwoorden' }).click();
		await expect(page.getByText('Klaar: 2 voorstellen uit 8 antwoorden.')).toBeVisible();
		await expect(page.getByText('De obelisk zoemt')).toBeVisible();
		await expectNoAxeViolations(page);

		const green = page.getByRole('article', { name: /Groen/ });
		await green.getByRole('button', { name: 'Maak er een thema van' }).click();
		await expect(page.getByText('Groen is een thema geworden')).toBeVisible();
		const rest = page.getByRole('article');
		await expect(rest).toHaveCount(1);
		await rest.getByLabel('Naam').fill('Dure flurp');
		await rest.getByRole('button', { name: 'Naam bewaren' }).click();
		await expect(page.getByRole('article', { name: /Dure flurp/ })).toBeVisible();
		await rest.getByRole('button', { name: 'Geen thema' }).click();
		await expect(page.getByText('Dure flurp is afgewezen.')).toBeVisible();
		await page.getByRole('button', { name: 'Opnieuw zoeken' }).click();
		await expect(page.getByText('Klaar: 0 voorstellen')).toBeVisible();
		await page.getByRole('button', { name: 'Toch bekijken: Dure flurp' }).click();
		await rest.getByRole('button', { name: 'Voeg toe aan dit thema' }).click();
		await expect(page.getByText('Kies een ander thema')).toBeVisible();
		await rest.getByLabel(/Of hoort het bij/).selectOption('Groen');
		await rest.getByRole('button', { name: 'Voeg toe aan dit thema' }).click();
		await expect(page.getByText('Dure flurp is toegevoegd aan Groen.')).toBeVisible();

		const [theme, ...others] = await codebook(worker.db, to.id);
		expect(others).toEqual([]);
		expect(theme).toMatchObject({ key: 'groen', name: 'Groen' });
		await page.goto(`/raadpleging/${to.id}/themas?thema=groen`);
		await expect(page.getByRole('article')).toHaveCount(7);
	}
);
