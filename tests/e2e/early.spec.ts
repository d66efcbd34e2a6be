/** On a slow line somebody is faster than the scripts of the page: what they do is held, and done when those are there. */
import type { Page } from '@playwright/test';
import { aGuide, openQuestion } from '../support/builders.ts';
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
	'a field and a button count, though the scripts were not there yet',
	{ tag: '@desktop' },
	async ({ page, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide: aGuide().with(openQuestion('Wat mist u?')) });
		const scripts = await withoutScriptsYet(page, `/raadpleging/${to.id}/leidraad`);
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
