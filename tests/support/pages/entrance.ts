import type { Page } from '@playwright/test';
import type { Account } from '../accounts.ts';

type Newcomer = Pick<Account, 'name' | 'email' | 'password'>;

const fill = async (page: Page, values: Record<string, string>) => {
	for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
};

/** On the first visit: sets up the team. */
export async function beginTeam(page: Page, team: string, who: Newcomer): Promise<void> {
	await fill(page, {
		'Naam van het team': team,
		'Je naam': who.name,
		'E-mailadres': who.email,
		Wachtwoord: who.password
	});
	await page.getByRole('button', { name: 'Team opzetten' }).click();
}

export async function signIn(page: Page, email: string, password: string): Promise<void> {
	await fill(page, { 'E-mailadres': email, Wachtwoord: password });
	await page.getByRole('button', { name: 'Aanmelden' }).click();
}

export async function signOut(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Afmelden' }).click();
}

/** On the page of an invitation: joins the team. */
export async function join(page: Page, who: Newcomer): Promise<void> {
	await fill(page, {
		'Je naam': who.name,
		'E-mailadres': who.email,
		Wachtwoord: who.password
	});
	await page.getByRole('button', { name: 'Meedoen' }).click();
}
