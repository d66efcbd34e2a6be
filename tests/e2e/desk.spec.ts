import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { suggestPending } from '../../src/lib/db/codings.ts';
import { checkQueue } from '../../src/lib/db/queue.ts';
import { answersBehind, codebook } from '../../src/lib/db/themes.ts';
import { defaultCodebook } from '../../src/lib/themes/codebook.ts';
import type { Account } from '../support/accounts.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import type { Seed } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const SAID = [
	'Er zijn te weinig bomen, en de auto’s rijden hier veel te hard.',
	'Overal zwerfvuil naast de containers.',
	'Meer bomen graag, en een plek om samen te eten.'
];

async function aDesk(seed: Seed, worker: Account) {
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	await seedCodebook(worker.db, to.id);
	for (const [number, text] of SAID.entries())
		await seed.response(to, aResponse(`bewoner ${number}`).in('Spilplein').answering('mist', text));
	await suggestPending(worker.db, to.id);
	const themes = new Map((await codebook(worker.db, to.id)).map((t) => [t.key, t.id]));
	const { answers } = await checkQueue(worker.db, to.id, { filters: {} });
	const read = async (id: string) => {
		const all = await answersBehind(worker.db, to.id, { pick: 'all', filters: {} });
		return all.find((answer) => answer.id === id)!;
	};
	return { to, themes, first: answers[0]!, read };
}

test(
	'a worker says everything about an answer with the keyboard, and takes it all back',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const { to, first, read } = await aDesk(seed, await signedInAs('worker'));
		await page.goto(`/raadpleging/${to.id}/themas/nakijken`);
		await expect(page.getByText('Nog 3 na te kijken')).toBeVisible();

		// Stance, a possible quote, and a part with a theme of its own: the first word and the two after it.
		await page.keyboard.press('?');
		await expect(page.getByRole('button', { name: 'wens', pressed: true })).toBeVisible();
		await page.keyboard.press('Shift+C');
		await expect(page.getByRole('button', { name: /Gemarkeerd als citaat/ })).toBeVisible();
		await page.keyboard.press('Shift+S');
		await page.keyboard.press('Home');
		await page.keyboard.press('Shift+ArrowRight');
		await page.keyboard.press('Shift+ArrowRight');
		await page.keyboard.press('Shift+C');
		await expect(page.getByText(/Mogelijk citaat: “.+”/).first()).toBeVisible();
		await page.keyboard.type('inspr');
		await page.keyboard.press('Enter');
		const part = page.getByText(/“.+” gaat over Gemeente en inspraak/);
		await expect(part).toBeVisible();
		await expectNoAxeViolations(page);
		await page.keyboard.press('Escape');
		await expect(
			page.getByRole('button', { pressed: true, name: /Gemeente en inspraak/ })
		).toBeVisible();

		// What is selected with the mouse is the possible quote then, without the numbers that stand in the text.
		await page.locator('blockquote').dblclick({ position: { x: 20, y: 20 } });
		await page.keyboard.press('Shift+C');
		const word = first.text.split(' ')[0]!;
		await expect(page.getByText(`★ Mogelijk citaat: “${word}”`)).toBeVisible();

		// A memo, and a reason that is none here.
		await page.keyboard.press('Shift+M');
		await page.keyboard.type('Dit horen we vaker');
		await page.keyboard.press('Control+Enter');
		await expect(page.getByText('Memo bewaard.')).toBeVisible();
		await page.keyboard.press('Escape');
		await page.keyboard.press('Shift+W');
		await page.keyboard.press('Enter');
		await expect(
			page.getByRole('button', { name: /betekent hier iets anders/, pressed: true })
		).toHaveCount(1);
		await expectNoAxeViolations(page);
		await page.keyboard.press('Escape');

		await page.keyboard.press('Enter');
		await expect(page.getByText('Nog 2 na te kijken')).toBeVisible();
		await expect.poll(async () => (await read(first.id)).checked).not.toBeNull();
		const kept = await read(first.id);
		expect(kept).toMatchObject({
			quotable: true,
			memos: 1,
			stance: { stance: 'wens', source: 'person' }
		});
		expect([kept.spans.length, kept.spans[0]?.start, kept.misread.length]).toEqual([1, 0, 1]);
		expect(kept.quote_part).toEqual({ start: 0, size: word.length });

		for (let act = 0; act < 7; act++) await page.keyboard.press('u');
		await expect(page.getByText('Nog 3 na te kijken')).toBeVisible();
		await expect.poll(async () => (await read(first.id)).quotable).toBe(false);
		const codings = first.codings.map((coding) => ({
			...coding,
			at: expect.any(String) as unknown as string
		}));
		await expect
			.poll(() => read(first.id))
			.toEqual({ ...first, random: undefined, next: undefined, codings, memos: 1 });
	}
);

test(
	'on a phone an answer is split, marked and confirmed by touch, and nothing is too small to hit',
	{ tag: '@phone' },
	async ({ page, seed, signedInAs }) => {
		const { to, themes, first, read } = await aDesk(seed, await signedInAs('worker'));
		await page.goto(`/raadpleging/${to.id}/themas/nakijken`);
		await page.getByRole('button', { name: 'negatief' }).tap();
		await page.getByRole('button', { name: 'Splitsen' }).tap();
		const words = page.getByRole('group', { name: 'Woorden van het antwoord' }).getByRole('button');
		await words.nth(1).tap();
		await words.nth(2).tap();
		await page.getByLabel('Zoek een thema').last().fill('welz');
		await page
			.getByRole('option', { name: /Welzijn/ })
			.last()
			.tap();
		await expect(page.getByText(/“.+” gaat over Welzijn/)).toBeVisible();
		for (const button of await page.getByRole('main').getByRole('button').all()) {
			const box = await button.boundingBox();
			if (box) expect(box.height, (await button.textContent()) ?? '').toBeGreaterThanOrEqual(44);
		}
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Sluiten' }).tap();
		// A theme that the machine did not suggest, but nearly did, is one tap away.
		const next = first.next!.find((id) => id !== themes.get('welzijn'))!;
		const { name } = defaultCodebook.find(({ id }) => themes.get(id) === next)!;
		const nearly = page.getByRole('list', { name: 'Misschien ook:' }).getByRole('button', { name });
		await nearly.tap();
		await expect(nearly).toHaveAttribute('aria-pressed', 'true');
		await page.getByRole('button', { name: 'Bevestigen en verder' }).tap();
		await expect(page.getByText('Nog 2 na te kijken')).toBeVisible();
		await expect.poll(async () => (await read(first.id)).spans.length).toBe(1);
		await expect.poll(async () => (await read(first.id)).checked).not.toBeNull();
		const added = (await read(first.id)).codings.find(({ theme }) => theme === next);
		expect(added).toMatchObject({ state: 'confirmed', confidence: null });
		await page.getByRole('button', { name: 'Ongedaan maken' }).tap();
		await expect(page.getByText('Nog 3 na te kijken')).toBeVisible();
		await expect.poll(async () => (await read(first.id)).checked).toBeNull();
	}
);

test(
	'an answer in another language is translated, coded and quoted as what it is, and a newcomer reads how it went',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const { to } = await aDesk(seed, worker);
		const english = 'The trees are gone and there is nothing that they have planted for us';
		await seed.response(to, aResponse('Bob').answering('mist', english));
		await page.goto(`/raadpleging/${to.id}/themas/nakijken?zoek=planted`);
		await expect(page.getByText('waarschijnlijk Engels')).toBeVisible();
		await page.keyboard.press('Shift+V');
		await page.keyboard.type('De bomen zijn weg en er is niets geplant');
		await page.keyboard.press('Control+Enter');
		await expect(page.getByText('Vertaling van Wim Medewerker')).toBeVisible();
		await page.keyboard.type('groen');
		await page.keyboard.press('Enter');
		await page.keyboard.press('Shift+C');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('status').filter({ hasText: 'Alles is bewaard' })).toBeVisible();

		await page.goto(`/raadpleging/${to.id}/verslag/citaten`);
		await page.getByRole('link', { name: 'Maak hier een citaat van' }).click();
		await page.getByRole('link', { name: 'Citeer uit de vertaling' }).click();
		await expect(page.getByLabel('Citaat')).toHaveValue('De bomen zijn weg en er is niets geplant');
		await expectNoAxeViolations(page);
		await page.getByRole('button', { name: 'Nakijken' }).click();
		await page.getByRole('button', { name: 'Vrijgeven' }).click();
		await expect(page.getByText('Vertaald door een medewerker')).toBeVisible();

		await page.goto(`/raadpleging/${to.id}/themas/geschiedenis`);
		await page
			.getByText('Memo’s bij de hele raadpleging')
			.or(page.getByText("Memo's bij de hele raadpleging"))
			.click();
		await page.getByLabel('Nieuwe memo').fill('Eerst de bomen, daarna het plein.');
		await page.getByRole('button', { name: 'Memo bewaren' }).click();
		const lines = page.getByRole('main').getByRole('listitem');
		await expect(lines.filter({ hasText: 'Eerst de bomen' })).not.toHaveCount(0);
		await expect(lines.filter({ hasText: '1 antwoorden vertaald' })).toHaveCount(1);
		await expect(lines.filter({ hasText: 'Versie 1 van de leidraad' })).toHaveCount(1);
		await expectNoAxeViolations(page);
		await page.getByLabel('Soort').selectOption('Nakijken');
		await page.getByRole('button', { name: 'Tonen' }).click();
		await expect(page).toHaveURL(/soort=coding/);
		await expect(page.getByText('1 antwoord nagekeken')).toBeVisible();
		await expect(page.getByText('Versie 1 van de leidraad')).toHaveCount(0);
	}
);
