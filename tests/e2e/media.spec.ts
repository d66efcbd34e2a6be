import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, openQuestion } from '../support/builders.ts';
import { EXIF_WITH_GPS, insertInto } from '../support/jpeg.ts';
import {
	goOn,
	send,
	takenAlong,
	takePart,
	withdraw,
	withdrawalCode
} from '../support/pages/resident.ts';
import { PAGE_BUDGET, weighPage } from '../support/page-weight.ts';
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

		await test.step('the page weighs no more than any other', async () => {
			await expect(page.getByRole('button', { name: 'Inspreken' })).toBeVisible();
			const cookies = await page.context().cookies();
			const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
			const weight = await weighPage(`${app.url}/v/${consultation.code}/1`, cookie);
			expect(weight.all, JSON.stringify(weight.files)).toBeLessThanOrEqual(PAGE_BUDGET.all);
			expect(weight.script, JSON.stringify(weight.files)).toBeLessThanOrEqual(PAGE_BUDGET.script);
		});

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
			await expect(page.getByText('Verstuurd.', { exact: true })).toBeVisible();
			expect(await stored(backstage)).toMatchObject([
				{ id: recording!.id, complete: true, hash: recording!.hash, type: 'audio/webm' }
			]);
		});

		await test.step('sent again, it is stored once', async () => {
			await page.reload();
			await expect(page.getByText('Verstuurd.', { exact: true })).toBeVisible();
			expect(await stored(backstage)).toHaveLength(1);
		});

		await test.step('speaking is answering: no text is asked, and nothing stays on the device', async () => {
			await goOn(page);
			await send(page);
			await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
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

/** A photo as a telephone makes it: large, full of detail, and with the place where it was made. */
async function aPhoto(page: Page): Promise<Buffer> {
	const base64 = await page.evaluate(async () => {
		const canvas = new OffscreenCanvas(2400, 1800);
		const paper = canvas.getContext('2d')!;
		for (let x = 0; x < 2400; x += 8)
			for (let y = 0; y < 1800; y += 8) {
				paper.fillStyle = `hsl(${(x * y) % 360} 70% ${30 + ((x + y) % 50)}%)`;
				paper.fillRect(x, y, 8, 8);
			}
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
		const bytes = new Uint8Array(await blob.arrayBuffer());
		let text = '';
		for (const byte of bytes) text += String.fromCharCode(byte);
		return btoa(text);
	});
	return insertInto(Buffer.from(base64, 'base64'), { marker: 0xe1, data: EXIF_WITH_GPS });
}

test(
	'without a connection one speaks and adds a photo; somebody else begins before they have arrived',
	{ tag: '@phone' },
	async ({ page, context, app, seed }) => {
		test.setTimeout(90_000);
		const { backstage } = app;
		const { code } = await aConsultation(seed);
		await takePart(page, code);
		const picture = await aPhoto(page);
		await takenAlong(page);

		await test.step('the page from the device offers both, and keeps them', async () => {
			await context.setOffline(true);
			await page.reload();
			await page.getByRole('button', { name: 'Inspreken' }).click();
			await page.getByRole('button', { name: 'Ja, neem mijn stem op' }).click();
			await expect(page.getByText('0:01 van 2:00')).toBeVisible();
			await page.getByRole('button', { name: 'Klaar' }).click();
			await expect(page.getByText('Geen verbinding. Dit staat')).toHaveCount(1);
			const [chooser] = await Promise.all([
				page.waitForEvent('filechooser'),
				page.getByRole('button', { name: 'Foto toevoegen' }).click()
			]);
			await chooser.setFiles({ name: 'thuis.jpg', mimeType: 'image/jpeg', buffer: picture });
			await expect(page.getByRole('img', { name: 'Uw foto' })).toBeVisible();
			await expect(page.getByText('Geen verbinding. Dit staat')).toHaveCount(2);
			await expectNoAxeViolations(page);
			expect(await held(page)).toHaveLength(2);
		});

		await test.step('who spoke has answered: the response is finished, and stored when the line is back', async () => {
			await goOn(page);
			await page.getByLabel('Nog iets?').fill('Nee');
			await send(page);
			await expect(page.getByText('Bijna klaar: nog niet verstuurd')).toBeVisible();
			await context.route(PARTS, (route) => route.abort('connectionreset'));
			await context.setOffline(false);
			await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
			await expect(page.getByText('Nog 2 opnames of foto’s van u te versturen.')).toBeVisible();
			await expectNoAxeViolations(page);
			expect(await stored(backstage)).toMatchObject([{ parts: 0 }, { parts: 0 }]);
		});
		const kept = await held(page);
		expect(kept).toHaveLength(2);

		await test.step('the next one hears and sees nothing of it, and reads how many there are', async () => {
			await page.goto(`/v/${code}`);
			await page.getByLabel('Ja, ik doe mee').check();
			await page.getByRole('button', { name: 'Beginnen' }).click();
			await expect(page.getByText('staan nog 2 opnames of foto’s van iemand')).toBeVisible();
			await expect(page.getByRole('button', { name: 'Inspreken' })).toBeVisible();
			await expect(page.locator('audio:visible, main img:visible')).toHaveCount(0);
			await expectNoAxeViolations(page);
		});

		await test.step('who wipes takes away their own alone; the others arrive whole, with their own response', async () => {
			await page.getByText('Wis mijn antwoorden van dit toestel').click();
			await page.getByRole('button', { name: 'Ja, wis alles' }).click();
			await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
			expect(await held(page)).toHaveLength(2);
			await context.unroute(PARTS);
			await page.reload();
			await expect.poll(() => held(page)).toEqual([]);
			await expect(page.getByText('van iemand die hier eerder meedeed')).toBeHidden();
			const arrived = await stored(backstage);
			expect(arrived.map(({ id, hash, complete }) => ({ id, hash, complete }))).toEqual(
				expect.arrayContaining(kept.map(({ id, hash }) => ({ id, hash, complete: true })))
			);
			const [home] = await backstage.sql(
				'select count(*)::int as n from public.media m join public.response r on r.id = m.response_id'
			);
			expect(home?.n).toBe(2);
		});
	}
);

test(
	'a photo leaves its place behind, and reaches the committee only when it is released',
	{ tag: '@desktop' },
	async ({ page, browser, app, seed }) => {
		test.setTimeout(90_000);
		const { backstage } = app;
		const consultation = await aConsultation(seed);
		await takePart(page, consultation.code);
		const original = await aPhoto(page);
		expect(original.toString('latin1')).toContain('Exif');
		const { db, userId } = await seed.account('worker');

		await test.step('is chosen on a line that breaks after the first part', async () => {
			let passed = 0;
			await page.route(PARTS, (route) =>
				++passed > 1 ? route.abort('connectionreset') : route.continue()
			);
			const [chooser] = await Promise.all([
				page.waitForEvent('filechooser'),
				page.getByRole('button', { name: 'Foto toevoegen' }).click()
			]);
			await chooser.setFiles({ name: 'thuis.jpg', mimeType: 'image/jpeg', buffer: original });
			await expect(page.getByText('Geen verbinding. Dit staat')).toBeVisible();
			await expectNoAxeViolations(page);
			expect(await stored(backstage)).toMatchObject([{ complete: false, parts: 1 }]);
		});
		const [photo] = await held(page);

		await test.step('goes on where it was when the page is opened again', async () => {
			await page.unroute(PARTS);
			const sentAgain: string[] = [];
			page.on('request', (request) => {
				if (request.method() === 'PUT' && PARTS.test(request.url())) sentAgain.push(request.url());
			});
			await page.reload();
			await expect(page.getByText('Verstuurd.', { exact: true })).toBeVisible();
			expect(sentAgain.some((url) => url.endsWith('/0'))).toBe(false);
			const [whole, ...more] = await stored(backstage);
			expect(more).toEqual([]);
			expect(whole).toMatchObject({ complete: true, hash: photo!.hash, type: 'image/jpeg' });
			for (const trace of ['Exif', 'GPS', 'http://ns.adobe.com'])
				expect(whole!.bytes.toString('latin1')).not.toContain(trace);
			const size = await page.evaluate(async (base64) => {
				const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
				const bitmap = await createImageBitmap(new Blob([bytes]));
				return [bitmap.width, bitmap.height];
			}, whole!.bytes.toString('base64'));
			expect(size).toEqual([1600, 1200]);
		});

		await page.getByLabel('Wat mist u?').fill('Groen op het plein.');
		await page.getByLabel('Wat wilt u laten zien?').fill('Dit plein.');
		await goOn(page);
		await send(page);
		const code = await withdrawalCode(page);

		const answers = await db.from('answer').select('id').order('question_key');
		await db.rpc('save_theme', {
			consultation: consultation.id,
			theme: { id: photo!.id, key: 'groen', name: 'Groen', colour: '#3a7d44', position: 0 }
		});
		await db.rpc('decide_codings', {
			consultation: consultation.id,
			decisions: [{ answer: answers.data![0]!.id, theme: photo!.id, act: 'confirm' }]
		});
		await db.from('report_draft').insert({ consultation_id: consultation.id, title: 'Verslag' });
		await db.from('committee_link').insert({
			consultation_id: consultation.id,
			code: 'commissie2026foto',
			created_by: userId,
			expires_at: new Date(Date.now() + 1e8).toISOString()
		});

		const desk = await browser.newContext({ baseURL: app.url, locale: 'nl-NL' });
		const worker = await desk.newPage();
		const committee = await (await browser.newContext({ baseURL: app.url })).newPage();
		const seen = committee.getByRole('img', { name: 'Een leeg plein van stenen' });
		await test.step('a worker describes it, looks who can be recognised, and releases it', async () => {
			const account = await seed.account('worker');
			await desk.addCookies(
				account.cookies.map((cookie) => ({ ...cookie, url: app.url, httpOnly: true }))
			);
			await worker.goto(`/raadpleging/${consultation.id}/verslag/fotos`);
			await worker.getByRole('button', { name: 'Geef vrij' }).click();
			await expect(worker.getByText('Schrijf op wat er te zien is.')).toBeVisible();
			await expect(worker.getByText('Kijk dit eerst na.')).toBeVisible();
			await expectNoAxeViolations(worker);
			await worker.getByLabel('Wat is er te zien?').fill('Een leeg plein van stenen');
			await worker.getByLabel('Bij welk thema').selectOption('Groen');
			for (const check of ['Niemand is herkenbaar', 'Er is geen kenteken', 'Aan de foto is niet'])
				await worker.getByLabel(check).check();
			await worker.getByRole('button', { name: 'Geef vrij' }).click();
			await expect(worker.getByText('De foto is vrijgegeven.')).toBeVisible();
			await expectNoAxeViolations(worker);
			await db.rpc('publish_report', { consultation: consultation.id, expected_revision: 1 });
		});

		await test.step('the committee sees it', async () => {
			await committee.goto('/c/commissie2026foto');
			await expect(seen).toBeVisible();
			await expect
				.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth))
				.toBe(1600);
			await expectNoAxeViolations(committee);
		});

		await test.step('the resident withdraws, and it is gone', async () => {
			await withdraw(page, code, consultation.code);
			await expect(page.getByText('Uw antwoorden zijn weg')).toBeVisible();
			await committee.reload();
			await expect(
				committee.getByRole('heading', { name: 'Verslag', level: 1, exact: true })
			).toBeVisible();
			await expect(seen).toHaveCount(0);
			expect(await stored(backstage)).toEqual([]);
		});
		await desk.close();
		await committee.context().close();
	}
);
