import { expect, type Locator, type Page } from '@playwright/test';

/** The lines of the questions in the designer, in order. */
export const questions = (page: Page): Locator => page.locator('.question .title .text');

/** The handles are buttons once the page has come alive; what is dragged before that stays where it is. */
export async function isAlive(page: Page): Promise<void> {
	await expect(page.getByRole('button', { name: /^Versleep/ }).first()).toBeVisible();
}

export async function addQuestion(page: Page, topic: string, kind: string): Promise<void> {
	await isAlive(page);
	const part = page.getByRole('region', { name: topic });
	await part.getByText('Vraag toevoegen', { exact: true }).click();
	await part.getByRole('button', { name: kind, exact: true }).click();
}

/** Types in the question that was just added or opened. */
export async function write(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Vraag', exact: true }).fill(text);
}

export async function openQuestion(page: Page, text: string): Promise<void> {
	await isAlive(page);
	await page.locator('.question .title').filter({ hasText: text }).click();
}

/** Waits until the bar on top says that everything is saved. */
export async function isSaved(page: Page): Promise<void> {
	await expect(page.getByText(/^Bewaard \d\d:\d\d$/)).toBeVisible();
}

export async function publish(page: Page, version: number): Promise<void> {
	await page.getByRole('button', { name: `Versie ${version} publiceren` }).click();
	await page.getByRole('button', { name: `Publiceer versie ${version}` }).click();
	await expect(page.getByText(`Versie ${version} is gepubliceerd.`)).toBeVisible();
}

/** Where the bar that stays on top covers nothing by half: a target under it is measured as too small. */
export async function toTheTop(page: Page): Promise<void> {
	await page.evaluate(() => window.scrollTo(0, 0));
}
