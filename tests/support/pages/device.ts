import { expect, type Page } from '@playwright/test';
import { agree, goTo } from './interview.ts';

export const PIN = '246813';

/** "Neem mee": with a PIN, and only done when the app itself is on the device too. */
export async function takeAlong(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.getByRole('button', { name: /^Neem mee/ }).click();
	await page.getByLabel('Nieuwe pincode').fill(PIN);
	await page.getByLabel('Nog een keer dezelfde pincode').fill(PIN);
	await page.getByRole('button', { name: 'Pincode kiezen' }).click();
	await expect(page.getByText('✓ Staat op dit toestel.')).toBeVisible({ timeout: 20_000 });
}

export async function tryPin(page: Page, pin: string): Promise<void> {
	await page.getByLabel('Pincode').fill(pin);
	await page.getByRole('button', { name: 'Openen' }).click();
}

/** With the PIN to the list. */
export async function unlock(page: Page): Promise<void> {
	await tryPin(page, PIN);
	await expect(
		page.getByRole('heading', { level: 1, name: 'Gesprekken', exact: true })
	).toBeVisible();
}

/** A new interview from within the app, without loading a page: up to the first question. */
export async function beginHere(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Gesprekken', exact: true }).click();
	await page.getByRole('button', { name: 'Nieuw gesprek' }).click();
	await agree(page);
}

/** Finishes the interview on the screen. Required questions may stay open. */
export async function finish(page: Page): Promise<void> {
	await goTo(page, 'Afronden');
	await page.getByRole('button', { name: /versturen$/i }).click();
}

/** What the queue says at the bottom. */
export const notSent = (page: Page, count: number) =>
	expect(
		page.getByText(count === 0 ? 'alles is verstuurd' : `nog niet verstuurd: ${count}`)
	).toBeVisible({ timeout: 20_000 });

export const isOnDevice = (page: Page) =>
	expect(page.getByText(/^Bewaard op dit toestel om/)).toBeVisible();

/** Everything that this browser holds for the app, as text: where no word of a resident may stand. */
export function everythingKept(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const parts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
		for (const { name, version } of await indexedDB.databases()) {
			const db = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name!, version);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(new Error(name));
			});
			for (const store of db.objectStoreNames) {
				const rows = await new Promise<unknown[]>((resolve) => {
					const reading = db.transaction(store).objectStore(store).getAll();
					reading.onsuccess = () => resolve(reading.result as unknown[]);
				});
				const asText = (value: unknown): unknown =>
					value instanceof Uint8Array ? new TextDecoder().decode(value) : value;
				parts.push(JSON.stringify(rows, (_, value: unknown) => asText(value)));
			}
			db.close();
		}
		return parts.join('\n');
	});
}

/** Fills what this origin may still keep, to the last kilobyte. Runs in the page. */
export async function fillUp(): Promise<void> {
	const db = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open('junk', 1);
		opening.onupgradeneeded = () =>
			opening.result.createObjectStore('junk', { autoIncrement: true });
		opening.onsuccess = () => resolve(opening.result);
	});
	const fits = (size: number) =>
		new Promise<boolean>((resolve) => {
			const junk = new Uint8Array(size);
			for (let at = 0; at < size; at += 65_536) {
				crypto.getRandomValues(junk.subarray(at, Math.min(size, at + 65_536)));
			}
			const tx = db.transaction('junk', 'readwrite');
			tx.objectStore('junk').add(junk);
			tx.oncomplete = () => resolve(true);
			tx.onabort = () => resolve(false);
		});
	for (const size of [2 ** 20, 2 ** 16, 2 ** 12, 2 ** 8]) while (await fits(size));
}

/** Keeps every write of interviews waiting until `letGo()` is called in the page, as a device under strain does. */
export async function holdWrites(): Promise<void> {
	const db = await new Promise<IDBDatabase>((resolve) => {
		const opening = indexedDB.open('wijkspraak-gesprek');
		opening.onsuccess = () => resolve(opening.result);
	});
	let held = true;
	const items = db.transaction('items', 'readwrite').objectStore('items');
	await new Promise<void>((holding) => {
		const ask = () => {
			items.count().onsuccess = () => {
				holding();
				if (held) ask();
				else db.close();
			};
		};
		ask();
	});
	Object.assign(globalThis, { letGo: () => (held = false) });
}
