import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { suggestPending } from '../../src/lib/db/codings.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

test(
	'a worker splits a theme, puts the new one under another, and gives an example',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await seed.consultation({
			guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
		});
		await seedCodebook(worker.db, to.id);
		await seed.response(to, aResponse('Anna').answering('mist', 'Er zijn te weinig bomen.'));
		await seed.response(to, aResponse('Bert').answering('mist', 'Meer bloemen in het park.'));
		await suggestPending(worker.db, to.id);

		await page.goto(`/raadpleging/${to.id}/themas/codeboek/groen`);
		await page.getByRole('link', { name: 'Splitsen' }).click();
		await page.getByRole('button', { name: 'Nieuw thema maken' }).click();
		await expect(page.getByText('Kies minstens een antwoord.')).toBeVisible();
		await page.getByLabel('Naam van het nieuwe thema').fill('Bomen');
		await page.getByRole('checkbox', { name: /te weinig bomen/ }).check();
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Nieuw thema maken' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Bomen' })).toBeVisible();
		await expect(page.getByText('bij 1 antwoorden voorgesteld')).toBeVisible();

		await page.getByText('Plaats in het codeboek').click();
		await page.getByLabel('Hoort bij').selectOption('Groen');
		await page.getByRole('button', { name: 'Verplaatsen' }).click();
		await expect(page.getByText('Verplaatst.', { exact: true })).toBeVisible();
		await expectNoAxeViolations(page);

		await page.goto(`/raadpleging/${to.id}/themas/codeboek`);
		const subs = page.getByRole('list', { name: 'Subthema’s van Groen'.replace('’', "'") });
		await expect(subs.getByRole('heading', { name: 'Bomen' })).toBeVisible();
		await expect(page.getByText('Groen gesplitst')).toBeVisible();
		await page.getByRole('button', { name: 'Groen omhoog' }).click();
		await expect(page.getByRole('article').nth(2)).toContainText('Groen');
		await expectNoAxeViolations(page);

		await page.goto(`/raadpleging/${to.id}/themas?thema=groen`);
		await expect(page.getByRole('article')).toHaveCount(2);
		const card = page.getByRole('article').filter({ hasText: 'bloemen' });
		await card.getByRole('button', { name: 'Als voorbeeld' }).click();
		await expect(card.getByRole('button', { name: 'Voorbeeld in het codeboek' })).toBeVisible();
		await page.goto(`/raadpleging/${to.id}/themas/codeboek/groen`);
		await expect(page.getByText('Meer bloemen in het park.')).toBeVisible();
	}
);
