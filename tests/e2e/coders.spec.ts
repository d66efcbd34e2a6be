import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { code, queue, rounds } from '../../src/lib/db/coders.ts';
import { codebook, overview } from '../../src/lib/db/themes.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { Story } from '../support/report-story.ts';
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

test(
	'a committee member codes released quotes by keyboard, without a script, and a worker decides what holds',
	{ tag: '@phone' },
	async ({ page, browser, baseURL, address, seed, app, signedInAs }) => {
		const story = await new Story(app.backstage, seed).begin('Ontmoeting', 'Groen');
		const said = ['Geen plek.', 'Geen bank.', 'Geen koffie.', 'Geen zaal.', 'Geen boom.'];
		for (const text of said) {
			const [resident] = await story.heard({ count: 1, theme: 'Ontmoeting', text });
			await story.release('Ontmoeting', resident!, text);
		}
		const link = await story.link();
		await signedInAs('coordinator');
		await page.goto(`/raadpleging/${story.at.id}/themas/twee-coderen`);
		await page.getByLabel('Collega die ook indeelt').selectOption({ index: 1 });
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Ronde beginnen' }).last().click();
		await expect(page.getByText('Nog 5 van 5')).toBeVisible();
		for (let left = 5; left > 0; left--) {
			await expect(page.getByText(`Nog ${left} van 5`)).toBeVisible();
			await page.getByRole('checkbox', { name: 'Ontmoeting' }).check();
			await page.getByRole('button', { name: 'Bewaren en verder' }).click();
		}
		await expect(page.getByText('is klaar. Van de commissie: 0 begonnen')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Ronde sluiten' })).toHaveCount(0);

		const committee = await browser.newContext({
			...{ baseURL, javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
			extraHTTPHeaders: { 'x-forwarded-for': address }
		});
		const reader = await committee.newPage();
		await reader.goto(link);
		await expect(reader.getByText('U heeft er nog 5 te gaan.')).toBeVisible();
		await reader.getByRole('link', { name: 'Help mee indelen' }).click();
		for (let place = 1; place <= 5; place++) {
			await expect(reader.getByText(`Citaat ${place} van 5`)).toBeVisible();
			// The first time Groen is chosen by mistake, and then Ontmoeting in its place.
			await reader.getByRole('checkbox', { name: place === 1 ? 'Groen' : 'Ontmoeting' }).focus();
			await reader.keyboard.press('Space');
			await reader.getByRole('button', { name: 'Bewaren en verder' }).focus();
			await reader.keyboard.press('Enter');
			if (place > 1) continue;
			await reader.getByRole('link', { name: 'Toch veranderen' }).click();
			await expect(reader.getByRole('checkbox', { name: 'Groen' })).toBeChecked();
			await reader.getByRole('checkbox', { name: 'Ontmoeting' }).check();
			await reader.getByRole('button', { name: 'Bewaren en verder' }).click();
		}
		await expect(reader.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		await reader.goto(link);
		await expect(reader.getByText('U heeft alle 5 citaten ingedeeld.')).toBeVisible();
		await committee.close();

		await page.goto(`${link}/indelen`);
		await expect(page.getByText('Citaat 1 van 5')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.goBack();
		await page.reload();
		await page.getByRole('button', { name: 'Ronde sluiten' }).click();
		await expect(page.getByText('Bij 4 van de 5 citaten')).toBeVisible();
		await expect(page.getByRole('row', { name: /Groen/ })).toContainText('0,00');
		await expect(page.getByText('Commissie: Ontmoeting (1 van 1), Groen (1 van 1)')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.getByRole('checkbox', { name: 'Groen' }).check();
		await page.getByRole('button', { name: 'Vaststellen en verder' }).click();
		await expect(page.getByText('Alle verschillen zijn besproken.')).toBeVisible();
		const { themes, checked } = await overview(story.worker.db, story.at.id);
		expect([...themes.map((theme) => theme.confirmed_answers), checked]).toEqual([5, 1, 0]);
	}
);
