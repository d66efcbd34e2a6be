import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, openQuestion } from '../support/builders.ts';
import { EXIF_WITH_GPS, insertInto } from '../support/jpeg.ts';
import { goOn, send, takePart, withdraw, withdrawalCode } from '../support/pages/resident.ts';
import type { Seed } from '../support/seed.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

test.use({
	launchOptions: {
		executablePath: installedBrowser(process.env),
		args: [
			...browserFlags(),
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream'
		]
	}
});

const MISSED = openQuestion('Wat mist u?', { voice: true, required: true });
const SHOWN = openQuestion('Wat wilt u laten zien?', { photo: true });
const GUIDE = aGuide()
	.topic('Buiten')
	.with(MISSED, SHOWN)
	.topic('Verder')
	.with(openQuestion('Nog iets?'));

async function aConsultation(seed: Seed) {
	const consultation = await seed.consultation({ guide: GUIDE });
	const { db } = await seed.account('coordinator');
	await db
		.from('consultation')
		.update({ voice_minutes: 2, photos: true })
		.eq('id', consultation.id);
	return consultation;
}

/** What this device holds, with the hash of it. */
const held = (page: Page) =>
	page.evaluate(async () => {
		const request = indexedDB.open('wijkspraak-media');
		const database = await new Promise<IDBDatabase>((resolve) => {
			request.onsuccess = () => resolve(request.result);
		});
		const reading = database.transaction('kept').objectStore('kept').getAll();
		const items = await new Promise<{ id: string; pieces: ArrayBuffer[] }[]>((resolve) => {
			reading.onsuccess = () => resolve(reading.result as { id: string; pieces: ArrayBuffer[] }[]);
		});
		database.close();
		return Promise.all(
			items.map(async ({ id, pieces }) => {
				const bytes = await new Blob(pieces).arrayBuffer();
				const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
				const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
				return { id, size: bytes.byteLength, hash: hex };
			})
		);
	});

/** What the server has, whole. */
async function stored(backstage: Backstage) {
	const rows =
		await backstage.sql(`select m.id, m.type, m.completed_at is not null as complete, count(p.*)::int as parts,
		encode(string_agg(p.bytes, ''::bytea order by p.number), 'base64') as bytes
		from public.media m left join public.media_part p on p.media_id = m.id group by m.id order by m.begun_at`);
	return rows.map((row) => {
		const bytes = Buffer.from(String(row.bytes ?? ''), 'base64');
		const hash = createHash('sha256').update(bytes).digest('hex');
		return { id: row.id, type: row.type, complete: row.complete, parts: row.parts, bytes, hash };
	});
}

const PARTS = /\/media\/[^/]+\/\d+$/;

test(
	'a resident speaks an answer on a bad line, and a worker types it out',
	{ tag: '@phone' },
	async ({ page, browser, app, seed }) => {
		test.setTimeout(90_000);
		const { backstage } = app;
		const consultation = await aConsultation(seed);
		await takePart(page, consultation.code);

		await test.step('says yes to it, speaks, pauses, goes on', async () => {
			await page.getByRole('button', { name: 'Inspreken' }).click();
			await expect(page.getByText('Wij bewaren dan uw stem.')).toBeVisible();
			await expectNoAxeViolations(page);
			await page.getByRole('button', { name: 'Ja, neem mijn stem op' }).click();
			await expect(page.getByText('De opname loopt')).toBeVisible();
			await expect(page.getByText('0:02 van 2:00')).toBeVisible();
			await page.getByRole('button', { name: 'Pauzeren' }).click();
			await expect(page.getByText('De opname staat stil')).toBeVisible();
			await expectNoAxeViolations(page);
			await page.getByRole('button', { name: 'Verder opnemen' }).click();
		});

		await test.step('the line is gone when it is sent', async () => {
			await page.route(PARTS, (route) => route.abort('connectionreset'));
			await page.getByRole('button', { name: 'Klaar' }).click();
			await expect(
				page.getByText('Geen verbinding. Dit staat veilig op uw toestel.')
			).toBeVisible();
			await expect(page.getByLabel('Uw opname')).toBeVisible();
			await expectNoAxeViolations(page);
			expect(await stored(backstage)).toMatchObject([{ complete: false, parts: 0 }]);
		});
		const [recording] = await held(page);
		expect(recording?.size).toBeGreaterThan(1000);

		await test.step('the page is opened again, and the line is back', async () => {
			await page.reload();
			await expect(
				page.getByText('Geen verbinding. Dit staat veilig op uw toestel.')
			).toBeVisible();
			await page.unroute(PARTS);
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await expect(page.getByText('Verstuurd.')).toBeVisible();
			expect(await stored(backstage)).toMatchObject([
				{ id: recording!.id, complete: true, hash: recording!.hash, type: 'audio/webm' }
			]);
		});

		await test.step('sent again, it is stored once', async () => {
			await page.reload();
			await expect(page.getByText('Verstuurd.')).toBeVisible();
			expect(await stored(backstage)).toHaveLength(1);
		});

		await test.step('speaking is answering: no text is asked, and nothing stays on the device', async () => {
			await goOn(page);
			await send(page);
			await expect(page.getByRole('heading', { name: 'Bedankt' })).toBeVisible();
			await expect.poll(() => held(page)).toEqual([]);
		});

		const desk = await browser.newContext({ baseURL: app.url, locale: 'nl-NL' });
		const worker = await desk.newPage();
		await test.step('a worker hears it and types it out', async () => {
			const account = await seed.account('worker');
			await desk.addCookies(
				account.cookies.map((cookie) => ({ ...cookie, url: app.url, httpOnly: true }))
			);
			await worker.goto(`/raadpleging/${consultation.id}/antwoorden`);
			await expect(worker.getByText('1 reactie heeft een opname')).toBeVisible();
			await worker.getByRole('link', { name: 'Naar de eerste' }).click();
			const player = worker.locator('audio');
			await expect
				.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.readyState))
				.toBeGreaterThan(0);
			await expectNoAxeViolations(worker);
			await worker.getByLabel('Typ uit wat de bewoner zegt').fill('Een bankje bij de speeltuin.');
			await worker.getByLabel('Verwijder daarna de opname voorgoed').check();
			await worker.getByRole('button', { name: 'Bewaar als antwoord' }).click();
			await expect(worker.getByText('Bewaard. Dit is nu het antwoord.')).toBeVisible();
			await expect(worker.getByText('Een bankje bij de speeltuin.')).toBeVisible();
			expect(await stored(backstage)).toEqual([]);
			expect(await backstage.sql('select text, voice from public.answer')).toEqual([
				{ text: 'Een bankje bij de speeltuin.', voice: 'verbatim' }
			]);
		});
		await desk.close();
	}
);
