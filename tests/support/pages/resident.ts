import { expect, type Page } from '@playwright/test';

/** Reads what it is about and says yes. */
export async function takePart(page: Page, code: string): Promise<void> {
	await page.goto(`/v/${code}`);
	await page.getByLabel('Ja, ik doe mee').check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
}

export const goOn = (page: Page) => page.getByRole('button', { name: 'Volgende' }).click();
export const goBack = (page: Page) => page.getByRole('button', { name: 'Vorige' }).click();
export const send = (page: Page) => page.getByRole('button', { name: 'Versturen' }).click();

/** Picks a number or an option of the question, the way a finger does. */
export async function pick(page: Page, question: string, option: string): Promise<void> {
	const group = page.getByRole('group', { name: question });
	await group.getByRole('radio', { name: option, exact: true }).check();
}

/** The code on the page of thanks. */
export async function withdrawalCode(page: Page): Promise<string> {
	const shown = page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	return (await shown.textContent()) ?? '';
}

export async function withdraw(page: Page, code: string, consultation: string): Promise<void> {
	await page.goto(`/v/${consultation}/intrekken`);
	await page.getByLabel('Uw code').fill(code);
	await page.getByLabel('Ja, haal al mijn antwoorden weg').check();
	await page.getByRole('button', { name: 'Haal mijn antwoorden weg' }).click();
}

/** Until the phone has taken the rest of the questions along. */
export async function takenAlong(page: Page): Promise<void> {
	const isThere = () =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.getRegistration('/v/');
			return Boolean(registration?.active) && (await caches.keys()).length > 0;
		});
	await expect.poll(isThere).toBe(true);
}
