/** What a team does from a first consultation to a committee's link, in its own words. */
import { expect, type Page } from '@playwright/test';

export async function startConsultation(
	page: Page,
	{ title, neighbourhood, areas }: { title: string; neighbourhood: string; areas: string[] }
): Promise<void> {
	await page.getByRole('link', { name: 'Nieuwe raadpleging' }).click();
	await page.getByLabel('Titel').fill(title);
	await page.getByLabel('Wijk of buurt').fill(neighbourhood);
	await page.getByLabel('Straten of gebouwen').fill(areas.join('\n'));
	await page.getByLabel('Kleinste groep').fill('3');
	await page.getByRole('button', { name: 'Raadpleging maken' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Gespreksleidraad' })).toBeVisible();
}

/** In the designer: the first topic with its first questions. */
export async function writeTopic(page: Page, title: string, questions: string[]): Promise<void> {
	await page.getByRole('button', { name: 'Onderwerp toevoegen' }).click();
	await page.getByRole('textbox', { name: 'Onderwerp 1' }).fill(title);
	for (const question of questions) {
		await page.getByText('Vraag toevoegen', { exact: true }).click();
		await page.getByRole('button', { name: 'Open vraag', exact: true }).click();
		await page.getByRole('textbox', { name: 'Vraag', exact: true }).fill(question);
	}
}

/** Goes through the queue, and stands by the machine's suggestions. */
export async function checkAll(page: Page, answers: number): Promise<void> {
	for (let left = answers; left > 0; left--) {
		await expect(page.getByText(`Nog ${left} na te kijken`)).toBeVisible();
		await page.getByRole('button', { name: 'Bevestigen en verder' }).click();
	}
	await expect(page.getByRole('heading', { name: 'Klaar met deze rij' })).toBeVisible();
	await expect(page.getByText('Alles is bewaard', { exact: true })).toBeVisible();
}

/** With the answer before them: releases it whole as a quote. */
export async function releaseQuote(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Nakijken', exact: true }).click();
	await page.getByRole('button', { name: 'Vrijgeven', exact: true }).click();
	await expect(page.getByText('Citaat vrijgegeven.')).toBeVisible();
}

export async function publishReport(page: Page): Promise<void> {
	await page.getByText('Publiceren', { exact: true }).click();
	await page.getByRole('button', { name: 'Publiceer versie 1' }).click();
	await expect(page.getByText('Versie 1 is gepubliceerd.')).toBeVisible();
}

/** Makes a link for the committee, and returns its path. */
export async function makeCommitteeLink(page: Page, label: string): Promise<string> {
	await page.getByLabel('Voor wie?').fill(label);
	await page.getByRole('button', { name: 'Link maken' }).click();
	await expect(page.getByText('De link is gemaakt.')).toBeVisible();
	const address = await page.getByRole('link', { name: /\/c\// }).first().getAttribute('href');
	return new URL(address ?? '').pathname;
}
