import type { Locator } from '@playwright/test';
import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { suggestPending } from '../../src/lib/db/codings.ts';
import { checkQueue } from '../../src/lib/db/queue.ts';
import { codebook, overview } from '../../src/lib/db/themes.ts';
import type { Account } from '../support/accounts.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import type { Seed, SeededConsultation } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const SAID = {
	Anna: 'Er zijn te weinig bomen en bloemen in het park.',
	Bert: 'De auto’s rijden hier veel te hard, oversteken is gevaarlijk.',
	Cees: 'Overal zwerfvuil naast de containers.',
	Dina: 'Meer bomen graag, en een plek om samen te eten.'
};

/** Four residents have answered, and the machine has suggested themes. */
async function aConsultation(seed: Seed, worker: Account): Promise<SeededConsultation> {
	const to = await seed.consultation({
		guide: aGuide().with(
			openQuestion('Wat mist u?', { key: 'mist' }),
			openQuestion('Wat ergert u?', { key: 'erger' })
		)
	});
	await seedCodebook(worker.db, to.id);
	await seed.response(to, aResponse('Anna').in('Spilplein').answering('mist', SAID.Anna));
	await seed.response(to, aResponse('Bert').in('Kapstraat').answering('erger', SAID.Bert));
	await seed.response(to, aResponse('Cees').by('paper').answering('erger', SAID.Cees));
	await seed.response(to, aResponse('Dina').in('Spilplein').answering('mist', SAID.Dina));
	await suggestPending(worker.db, to.id);
	return to;
}

const stateOf = async ({ db }: Account, answer: string, theme?: string) => {
	let query = db.from('coding').select('state').eq('answer_id', answer);
	if (theme) query = query.eq('theme_id', theme);
	const { data, error } = await query;
	if (error) throw error;
	return data.map((coding) => coding.state).sort();
};

test(
	'a worker checks answers with the keyboard alone, and takes back what was wrong',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await aConsultation(seed, worker);
		const { answers } = await checkQueue(worker.db, to.id, { filters: {} });
		const themes = await codebook(worker.db, to.id);
		const nuisance = themes.find((theme) => theme.key === 'overlast')!.id;
		const [first, second, third] = answers.map((answer) => answer.id);

		await page.goto(`/raadpleging/${to.id}/themas/nakijken`);
		await expect(page.getByText('Nog 4 na te kijken')).toBeVisible();
		// The words behind a suggestion carry its number, so that only the beginning stands there unbroken.
		await expect(page.locator('blockquote')).toContainText(answers[0]!.text.slice(0, 4));
		// The buttons at the bottom stay in sight: below the card they hide nothing of it.
		const end = page.getByRole('heading', { name: 'Hoe zeker is de rest?' });
		await end.scrollIntoViewIfNeeded();
		await expectNoAxeViolations(page);

		await page.keyboard.press('Enter');
		await expect(page.getByText('Nog 3 na te kijken')).toBeVisible();
		const suggested = answers[0]!.codings.map(() => 'confirmed');
		expect(suggested.length).toBeGreaterThan(0);
		await expect.poll(() => stateOf(worker, first!)).toEqual(suggested);

		await page.keyboard.press('1');
		await expect(page.getByRole('button', { pressed: false, name: /^1/ })).toBeVisible();
		await page.keyboard.type('over');
		await expect(page.getByLabel('Zoek een thema')).toHaveValue('over');
		await end.scrollIntoViewIfNeeded();
		await expectNoAxeViolations(page);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('button', { pressed: true, name: /Overlast/ })).toBeVisible();
		await page.keyboard.press('Enter');
		await expect.poll(() => stateOf(worker, second!, nuisance)).toEqual(['confirmed']);
		await expect.poll(() => stateOf(worker, second!)).toContain('rejected');

		await page.keyboard.press('n');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('0');
		await expect(page.getByText('Nog 1 na te kijken')).toBeVisible();
		await expect
			.poll(async () => new Set(await stateOf(worker, third!)))
			.toEqual(new Set(['rejected']));

		for (const left of [2, 3, 4]) {
			await page.keyboard.press('u');
			await expect(page.getByText(`Nog ${left} na te kijken`)).toBeVisible();
		}
		for (const { id, codings } of answers)
			await expect.poll(() => stateOf(worker, id)).toEqual(codings.map(() => 'suggested'));
		const after = await overview(worker.db, to.id);
		expect([after.checked, after.answers]).toEqual([0, 4]);
	}
);

test(
	'a decision survives a lost connection',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await aConsultation(seed, worker);
		const { answers } = await checkQueue(worker.db, to.id, { filters: {} });
		await page.goto(`/raadpleging/${to.id}/themas/nakijken`);
		await page.route('**/besluiten', (route) => route.abort());
		await page.getByRole('button', { name: 'Bevestigen en verder' }).click();
		await expect(page.getByText('Geen verbinding: 1 besluiten staan veilig')).toBeVisible();
		expect(await stateOf(worker, answers[0]!.id)).not.toContain('confirmed');
		// At the end of the page the bar of buttons, which stays in sight, lies over nothing.
		await page.getByRole('heading', { name: 'Hoe zeker is de rest?' }).scrollIntoViewIfNeeded();
		await expectNoAxeViolations(page);

		await page.unroute('**/besluiten');
		page.once('dialog', (dialog) => void dialog.accept());
		await page.reload();
		await expect.poll(() => stateOf(worker, answers[0]!.id)).toContain('confirmed');
	}
);

test('a worker reads a theme, decides by button and by key, and finds the filters in the address', async ({
	page,
	seed,
	signedInAs
}) => {
	const worker = await signedInAs('worker');
	const to = await aConsultation(seed, worker);
	await page.goto(`/raadpleging/${to.id}/themas`);
	await expect(page.getByText('4 antwoorden,', { exact: false })).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByLabel('Buurt').selectOption('Spilplein');
	await expect(page).toHaveURL(/buurt=/);
	await expect(page.getByText('2 antwoorden,', { exact: false })).toBeVisible();
	await page.getByRole('link', { name: /^Groen/ }).click();
	await expect(page).toHaveURL(/buurt=.*thema=groen/);
	await expect(page.getByRole('heading', { name: 'Groen' })).toBeVisible();
	const cards = page.getByRole('article');
	await expect(cards).toHaveCount(2);
	await expect(cards.first().locator('mark').first()).toBeVisible();

	await cards.first().getByRole('button', { name: 'Groen klopt', exact: true }).click();
	await expect(cards.first().getByText('bevestigd door Wim Medewerker')).toBeVisible();
	await expect(
		page.getByRole('link', { name: /^Groen .*1 bevestigd, 1 voorgesteld/ })
	).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(cards.nth(1)).toBeFocused();
	await page.keyboard.press('f');
	await expect(cards.nth(1).getByText('afgewezen door Wim Medewerker')).toBeVisible();
	await page.keyboard.press('u');
	await expect(cards.nth(1).getByText('afgewezen door')).toHaveCount(0);
	await page.keyboard.press('t');
	await page.keyboard.type('inspraak');
	await page.keyboard.press('Enter');
	await expect(cards.nth(1).getByText('toegevoegd door Wim Medewerker')).toBeVisible();
	await expectNoAxeViolations(page);

	await page.getByLabel('Zoek in de antwoorden').fill('samen');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/zoek=samen/);
	await expect(cards).toHaveCount(1);
	await page.reload();
	await expect(cards).toHaveCount(1);
	await expect(page.getByLabel('Zoek in de antwoorden')).toHaveValue('samen');
	await expect(cards.first().getByRole('link', { name: 'Citaat vrijgeven' })).toHaveAttribute(
		'href',
		/verslag\/citaten\?antwoord=[0-9a-f-]{36}&thema=[0-9a-f-]{36}$/
	);
});

/** A place within the uppermost bar of a chart with fourteen themes, below the legend and above the axis. */
async function firstBar(canvas: Locator) {
	const { width, height } = (await canvas.boundingBox())!;
	return { x: width * 0.7, y: 35 + (height - 65) / 28 };
}

test(
	'every number opens the answers that it counts',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await aConsultation(seed, worker);
		await page.goto(`/raadpleging/${to.id}/themas?beeld=tabel`);
		const row = page.getByRole('row', { name: /Groen/ });
		await expect(row.getByRole('link')).toHaveText(['Groen', '0', '2', '0', '2']);
		await expectNoAxeViolations(page);
		await row.getByRole('link', { name: '2' }).first().click();
		await expect(page).toHaveURL(/thema=groen&toon=voorgesteld/);
		await expect(page.getByRole('article')).toHaveCount(2);

		await page.getByLabel('Uitsplitsen').selectOption('per vraag');
		const cell = page
			.getByRole('row', { name: /Groen/ })
			.getByRole('link', { name: /2 voorgesteld/ });
		await cell.click();
		await expect(page).toHaveURL(/vraag=mist/);
		await expect(page.getByRole('article')).toHaveCount(2);
		await expectNoAxeViolations(page);

		// By stance, in the chart: a bar opens the answers that it counts, as the table below it does.
		await page.getByLabel('Uitsplitsen').selectOption('per houding');
		await expect(page).toHaveURL(/per=houding/);
		await page.getByRole('link', { name: 'Bewoners tellen' }).click();
		await expect(page.getByText(/^Bewoners per thema per houding/)).toBeVisible();
		await expect(page.getByRole('columnheader', { name: 'wens' })).toBeVisible();
		await page.goto(`/raadpleging/${to.id}/themas?beeld=grafiek`);
		const canvas = page.locator('canvas');
		await expect(canvas).toBeVisible();
		await expect(page.getByText('De grafiek wordt getekend')).toHaveCount(0);
		// The largest theme is the first bar, all of it suggested: it reaches to the right of the middle.
		const position = await firstBar(canvas);
		await canvas.hover({ position });
		await expect(canvas).toHaveCSS('cursor', 'pointer');
		await canvas.click({ position });
		await expect(page).toHaveURL(/thema=groen&toon=voorgesteld/);
		await expect(page.getByRole('article')).toHaveCount(2);
		await expect(page.getByRole('table')).toBeVisible();
		await expectNoAxeViolations(page);
	}
);

test(
	'a worker keeps the codebook: adds, changes with a reason, merges, archives and restores',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await aConsultation(seed, worker);
		await page.goto(`/raadpleging/${to.id}/themas/codeboek`);
		await expectNoAxeViolations(page);
		await page.getByRole('link', { name: 'Thema toevoegen' }).click();
		await page.getByRole('button', { name: 'Thema bewaren' }).click();
		await expect(page.getByText('Geef het thema een naam')).toBeVisible();
		await page.getByLabel('Naam').fill('Water en sloten');
		await page.getByLabel('Waar gaat het over?').fill('Sloten, vijvers en wateroverlast.');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Thema bewaren' }).click();
		await expect(page).toHaveURL(/codeboek\/water_en_sloten/);

		await page.getByLabel('Naam').fill('Water');
		await page.getByLabel('Waarom verander je dit?').first().fill('Korter is duidelijker');
		await page.getByRole('button', { name: 'Thema bewaren' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Water' })).toBeVisible();
		await expect(page.getByText('Waarom: Korter is duidelijker')).toBeVisible();
		await expect(page.getByText('(was: Water en sloten)')).toBeVisible();
		await expectNoAxeViolations(page);

		await page.getByText('Archiveren', { exact: true }).click();
		await page.getByRole('button', { name: 'Thema archiveren' }).click();
		await expect(page.getByText('Gearchiveerd.', { exact: true })).toBeVisible();
		await page.getByRole('button', { name: 'Terugzetten' }).click();
		await expect(page.getByText('Teruggezet.', { exact: true })).toBeVisible();

		await page.goto(`/raadpleging/${to.id}/themas/codeboek/groen`);
		await page.getByText('Samenvoegen', { exact: true }).click();
		await page.getByLabel('Samenvoegen met').selectOption('Water');
		await expect(
			page.getByText('Groen gaat op in Water: 0 bevestigde en 2 voorgestelde')
		).toBeVisible();
		await page.getByRole('button', { name: 'Ja, voeg Groen samen' }).click();
		await expect(page).toHaveURL(/codeboek\/water_en_sloten/);
		await expect(page.getByText('bij 2 antwoorden voorgesteld')).toBeVisible();
		await page.goto(`/raadpleging/${to.id}/themas/codeboek`);
		await expect(page.getByText('samengevoegd met Water')).toBeVisible();
	}
);

test(
	'a reviewer reads the codebook and does not change it',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await seed.account('worker');
		const to = await aConsultation(seed, worker);
		await signedInAs('reviewer');
		await page.goto(`/raadpleging/${to.id}/themas/codeboek/groen`);
		await expect(page.getByRole('heading', { level: 1, name: 'Groen' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Thema bewaren' })).toHaveCount(0);
		await page.goto(`/raadpleging/${to.id}/themas/codeboek/nieuw`);
		await expect(page.getByText('Dit mag je met jouw rol niet doen')).toBeVisible();
	}
);
