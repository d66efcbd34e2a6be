import { expect, type Page } from '@playwright/test';

/** From the list of a consultation's answers into a new interview or paper form. */
export async function begin(
	page: Page,
	consultation: string,
	how: 'Nieuw gesprek' | 'Papieren formulier invoeren'
): Promise<void> {
	await page.goto(`/gesprek?raadpleging=${consultation}`);
	await page.getByRole('button', { name: how }).click();
	await expect(page.getByRole('button', { name: 'Naar de eerste vraag' })).toBeEnabled();
}

/** The resident says yes; on to the first question. */
export async function agree(page: Page): Promise<void> {
	await page.getByRole('checkbox').check();
	await page.getByRole('button', { name: 'Naar de eerste vraag' }).click();
}

/** To a part of the conversation by the strip on top. */
export async function goTo(page: Page, part: string | RegExp): Promise<void> {
	await page
		.getByRole('navigation', { name: 'Delen van het gesprek' })
		.getByRole('button', { name: part })
		.click();
}

/** A loose note, kept. */
export async function jot(page: Page, text: string): Promise<void> {
	await page.getByRole('button', { name: /^Losse notitie/ }).click();
	await page.getByLabel(/Iets wat je ziet of hoort/).fill(text);
	await page.getByRole('button', { name: 'Notitie bewaren' }).click();
}

export const isSaved = (page: Page) => expect(page.getByText(/^Bewaard om/)).toBeVisible();
