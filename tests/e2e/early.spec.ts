/** On a slow line somebody is faster than the scripts of the page: what they do is held, and done when those are there. */
import type { Page } from '@playwright/test';
import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { suggestPending } from '../../src/lib/db/codings.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { isSaved } from '../support/pages/designer.ts';
import { expect, test } from '../support/test.ts';

/** Opens a page whose scripts do not come yet. @returns what lets them come */
async function withoutScriptsYet(page: Page, url: string): Promise<() => Promise<void>> {
	const scripts = /\/_app\/.*\.js$/;
	let letGo: (() => void) | undefined;
	const allowed = new Promise<void>((resolve) => (letGo = resolve));
	await page.route(scripts, async (route) => {
		await allowed;
		await route.fallback();
	});
	await page.goto(url, { waitUntil: 'commit' });
	return async () => {
		letGo?.();
		await page.unroute(scripts);
	};
}

test(
	'a key, a field and a button count, though the scripts were not there yet',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		const worker = await signedInAs('worker');
		const to = await seed.consultation({
			guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
		});
		await seedCodebook(worker.db, to.id);
		for (const who of ['Anna', 'Bert'])
			await seed.response(to, aResponse(who).answering('mist', 'Meer bomen in het park.'));
		await suggestPending(worker.db, to.id);

		let scripts = await withoutScriptsYet(page, `/raadpleging/${to.id}/themas/nakijken`);
		await expect(page.getByText('Nog 2 na te kijken')).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.getByText('Nog 2 na te kijken')).toBeVisible();
		await scripts();
		await expect(page.getByText('Nog 1 na te kijken')).toBeVisible();

		scripts = await withoutScriptsYet(page, `/raadpleging/${to.id}/leidraad`);
		const topic = page.getByRole('textbox', { name: 'Onderwerp 1' });
		await topic.fill('Groen om de hoek');
		await page.getByRole('button', { name: 'Onderwerp toevoegen' }).click();
		await expect(page.getByRole('button', { name: 'Onderwerp toevoegen' })).toHaveAttribute(
			'aria-busy',
			'true'
		);
		await scripts();
		await expect(page.getByRole('textbox', { name: 'Onderwerp 2' })).toBeVisible();
		await expect(topic).toHaveValue('Groen om de hoek');
		await isSaved(page);
		await page.reload();
		await expect(topic).toHaveValue('Groen om de hoek');
	}
);
