import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { code, queue, rounds } from '../../src/lib/db/coders.ts';
import { codebook, overview } from '../../src/lib/db/themes.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

test(
	'two coders code blindly, see how far they agree, and settle what they see differently',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const coordinator = await signedInAs('coordinator');
		const worker = await seed.account('worker');
		const to = await seed.consultation({
			guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
		});
		for (const name of ['Anna', 'Bert'])
			await seed.response(to, aResponse(name).answering('mist', `Meer bomen, zegt ${name}`));
		await seedCodebook(worker.db, to.id);
		const themes = Object.fromEntries((await codebook(worker.db, to.id)).map((t) => [t.key, t.id]));

		await page.goto(`/raadpleging/${to.id}/themas/twee-coderen`);
		await page.getByRole('button', { name: 'Ronde beginnen' }).click();
		await expect(page.getByText('Kies twee verschillende')).toBeVisible();
		await page.getByLabel('Eerste collega').selectOption({ index: 1 });
		await page.getByLabel('Tweede collega').selectOption({ index: 2 });
		await page.getByLabel('Hoeveel antwoorden?').selectOption({ label: 'alle 2 antwoorden' });
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Ronde beginnen' }).click();
		await expect(page.getByText('Nog 2 van 2')).toBeVisible();
		await expectNoAxeViolations(page);
		for (const left of [1, 0]) {
			await page.getByRole('checkbox', { name: 'Groen' }).check();
			await page.getByRole('button', { name: 'Bewaren en verder' }).click();
			if (left) await expect(page.getByText(`Nog ${left} van 2`)).toBeVisible();
		}
		await expect(page.getByText('Je bent klaar.')).toBeVisible();

		const [round] = await rounds(coordinator.db, to.id);
		for (const given of [[themes.groen!], [themes.groen!, themes.wonen!]]) {
			const [next] = (await queue(worker.db, round!.id)).answers;
			await code(worker.db, round!.id, next!.id, given);
		}
		await page.reload();
		await expect(page.getByText('Bij 1 van de 2 antwoorden')).toBeVisible();
		await expect(page.getByRole('row', { name: /Groen/ })).toContainText('niet te zeggen');
		await expect(page.getByRole('row', { name: /Wonen/ })).toContainText('0,00');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Stel 1 gelijke antwoorden vast' }).click();
		await expect(page.getByText('Vastgesteld.')).toBeVisible();
		await expect(page.getByText('Nog 1 van 1 verschillen')).toBeVisible();
		await expect(page.getByRole('checkbox', { name: 'Groen' })).toBeChecked();
		await page.getByRole('checkbox', { name: 'Wonen' }).check();
		await page.getByRole('button', { name: 'Vaststellen en verder' }).click();
		await expect(page.getByText('Alle verschillen zijn besproken.')).toBeVisible();
		expect((await overview(worker.db, to.id)).checked).toBe(2);
	}
);
