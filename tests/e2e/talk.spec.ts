/** The recording of a whole conversation: asked, seen, kept encrypted, sent afterwards, typed out, and gone. */
import { createHash, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import { takeMedia } from '../../src/lib/db/consultations.ts';
import type { Question } from '../../src/lib/guide/guide.ts';
import * as media from '../../src/lib/db/media.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, openQuestion } from '../support/builders.ts';
import {
	beginHere,
	everythingKept,
	fillUp,
	finish,
	isOnDevice,
	notSent,
	takeAlong,
	tryPin,
	PIN
} from '../support/pages/device.ts';
import type { Seed } from '../support/seed.ts';
import { aWav } from '../support/sound.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

test.use({
	launchOptions: {
		executablePath: installedBrowser(process.env),
		args: [
			...browserFlags(),
			'--use-fake-device-for-media-stream',
			'--use-fake-ui-for-media-stream',
			'--autoplay-policy=no-user-gesture-required'
		]
	}
});

const FIJN = 'Wat is hier fijn?';
const MIST = 'Wat mist u hier?';
/** What the team reads aloud: a question, and the introduction of its topic. */
const [SPOKEN, TOLD] = [randomUUID(), randomUUID()];

/** A consultation that takes conversations, and whose question is read aloud by the team. */
async function aConsultation(seed: Seed) {
	const question = openQuestion(FIJN, {
		audio: { nl: { id: SPOKEN, seconds: 2, type: 'audio/wav', text: FIJN } }
	});
	const about = (...questions: Question[]) =>
		aGuide()
			.topic('Wonen')
			.with(...questions, openQuestion(MIST));
	const topic = { nl: 'Eerst iets over uw straat.' };
	const topicAudio = { nl: { id: TOLD, seconds: 2, type: 'audio/wav', text: topic.nl } };
	const to = await seed.consultation({ guide: about(openQuestion(FIJN)) });
	const { db } = await seed.account('coordinator');
	await takeMedia(db, to.id, { talks: true, talk_days: 14 });
	const bytes = aWav(2);
	const hash = createHash('sha256').update(bytes).digest('hex');
	for (const id of [SPOKEN, TOLD]) {
		await media.beginGuideAudio(db, to.id, id, { size: bytes.length, hash, seconds: 2 });
		await media.putTeamPart(db, id, { number: 0, hash, bytes });
	}
	const guide = about(question).build();
	const [first] = guide.topics;
	const topics = [{ ...first!, introduction: topic, introductionAudio: topicAudio }];
	await db
		.from('guide_draft')
		.update({ content: { ...guide, topics } })
		.eq('consultation_id', to.id);
	await seed.publishAgain(to);
	return to;
}

const stored = (backstage: Backstage) =>
	backstage.sql(`select completed_at is not null as complete, type, seconds > 0 as long, octet_length(string_agg(p.bytes, ''::bytea)) = size as whole
		from public.media m left join public.media_part p on p.media_id = m.id where kind = 'talk' group by m.id order by recorded_at`);
interface Noted {
	recorders: string[];
}
/** Notes when a microphone begins and stops to be listened to. Runs in the page. */
function noteRecorders(): void {
	const recorders: string[] = [];
	Object.assign(globalThis, { recorders });
	for (const act of ['start', 'stop'] as const) {
		const real: (this: MediaRecorder, ...given: []) => void = Reflect.get(
			MediaRecorder.prototype,
			act
		);
		MediaRecorder.prototype[act] = function (this: MediaRecorder, ...given: []) {
			recorders.push(act);
			real.apply(this, given);
		};
	}
}
/** Whether the device holds what the team reads aloud at the question and at its topic. */
const readAloud = async (page: Page) => {
	const kept = await everythingKept(page);
	return [SPOKEN, TOLD].map((id) => kept.includes(id));
};
/** How many pieces of conversations this device holds; the text read aloud is one of another kind. */
const pieces = (page: Page) =>
	page.evaluate(
		async (spoken) => {
			const opening = indexedDB.open('wijkspraak-gesprek');
			const db = await new Promise<IDBDatabase>((resolve) => {
				opening.onsuccess = () => resolve(opening.result);
			});
			const reading = db.transaction('pieces').objectStore('pieces').getAll();
			const rows = await new Promise<{ sound: string }[]>((resolve) => {
				reading.onsuccess = () => resolve(reading.result as { sound: string }[]);
			});
			db.close();
			return rows.filter(({ sound }) => !spoken.some((id) => id === sound)).length;
		},
		[SPOKEN, TOLD]
	);

test(
	'a worker records a conversation with consent, without a connection, and the team types it out',
	{ tag: '@phone' },
	async ({ page, context, browser, app, seed, signedInAs }) => {
		test.setTimeout(150_000);
		const to = await aConsultation(seed);
		await signedInAs('worker');
		await takeAlong(page, `/gesprek?raadpleging=${to.id}`);
		await expect
			.poll(() => readAloud(page), { message: 'what the team reads aloud is taken along' })
			.toEqual([true, true]);
		await context.setOffline(true);
		await beginHere(page);

		await test.step('the question and its topic are heard without a connection', async () => {
			for (const text of ['Eerst iets over uw straat.', FIJN]) {
				await page.getByRole('button', { name: `Lees voor: ${text}` }).click();
				await expect(
					page.getByRole('button', { name: `Stop met voorlezen: ${text}` })
				).toBeVisible();
				await expect(page.getByRole('button', { name: `Lees voor: ${text}` })).toBeVisible();
			}
			await expect(page.getByText('Voorlezen lukt nu niet')).toBeHidden();
		});

		await test.step('nothing is recorded before the resident has agreed', async () => {
			await page.getByText('Gesprek opnemen', { exact: true }).click();
			await page.getByRole('button', { name: 'Start de opname' }).click();
			await expect(page.getByText('Vraag het eerst aan de bewoner')).toBeVisible();
			await expectNoAxeViolations(page);
			expect(await pieces(page)).toBe(0);
		});

		await test.step('it is seen all the time that it runs, and stands still when asked', async () => {
			await page.getByLabel('De bewoner vindt het goed dat wij dit gesprek opnemen').check();
			await page.getByRole('button', { name: 'Start de opname' }).click();
			await expect(page.getByText('De opname loopt')).toBeVisible();
			await page.getByLabel(FIJN, { exact: true }).fill('De stilte in de ochtend');
			await expect(page.getByText(/^0:(0[3-9]|[1-5]\d)$/)).toBeVisible();
			await expectNoAxeViolations(page);
			await page.getByRole('button', { name: 'Stilzetten' }).click();
			await expect(page.getByText('De opname staat stil')).toBeVisible();
			await page.getByRole('button', { name: 'Verder opnemen' }).click();
			await expect(page.getByText('De opname loopt')).toBeVisible();
			await isOnDevice(page);
		});

		await test.step('a device that dies keeps it, and only for who has the PIN', async () => {
			await expect.poll(() => pieces(page)).toBeGreaterThan(1);
			await page.reload();
			await expect(page.getByLabel('Pincode')).toBeVisible();
			const kept = await everythingKept(page);
			for (const plain of ['OpusHead', 'matroska', 'De stilte']) expect(kept).not.toContain(plain);
			await tryPin(page, PIN);
			await expect(
				page.getByText(/^Opname van 0:0[2-9], versleuteld op dit toestel/)
			).toBeVisible();
			await expect(page.getByText('De opname loopt')).toBeHidden();
		});

		await test.step('goes on, and waits for the interview and for a connection', async () => {
			await page.getByRole('button', { name: 'Verder opnemen' }).click();
			await expect(page.getByText('De opname loopt')).toBeVisible();
			const before = await pieces(page);
			await expect.poll(() => pieces(page)).toBeGreaterThan(before);
			await finish(page);
			await page.getByRole('link', { name: 'Gesprekken', exact: true }).click();
			await expect(page.getByText(/^Gesprek 1: 0:0\d$/)).toBeVisible();
			await expect(page.getByText('Wordt verstuurd na het gesprek.')).toBeVisible();
			await expectNoAxeViolations(page);
			expect(await stored(app.backstage)).toEqual([]);
		});

		const desk = await browser.newContext({ baseURL: app.url, locale: 'nl-NL' });
		const account = await seed.account('coordinator');
		await desk.addCookies(
			account.cookies.map((cookie) => ({ ...cookie, url: app.url, httpOnly: true }))
		);
		const team = await desk.newPage();
		const whole = { complete: true, type: 'audio/webm', long: true, whole: true };
		await test.step('goes along in a file, which the coordinator reads and sends', async () => {
			await page.getByText('Bestand maken of inlezen').click();
			await expect(page.getByText('gesprekken die niet verstuurd zijn: 1.')).toBeVisible();
			await expect(
				page.getByRole('checkbox', { name: /^Ook de opnamen: 2, .* ongeveer 0,[1-9] MB$/ })
			).toBeChecked();
			await expectNoAxeViolations(page);
			await page.getByLabel('Wachtzin voor het bestand').fill('een lange wachtzin');
			const downloading = page.waitForEvent('download');
			await page.getByRole('button', { name: 'Bestand maken' }).click();
			const file = await (await downloading).path();
			await takeAlong(team, `/gesprek?raadpleging=${to.id}`);
			await team.getByText('Bestand maken of inlezen').click();
			await team.getByLabel('Bestand met gesprekken').setInputFiles(file);
			await team.getByLabel('Wachtzin van het bestand').fill('een lange wachtzin');
			await team.getByRole('button', { name: 'Bestand inlezen' }).click();
			await expect(team.getByText('Ingelezen gesprekken: 1 van 1.')).toBeVisible();
			await expect(team.getByText('Ingelezen opnamen: 2 van 2.')).toBeVisible();
			await notSent(team, 0);
			expect(await stored(app.backstage)).toEqual([whole, whole]);
		});

		await test.step('is sent once: what was stored from the file is not doubled', async () => {
			await context.setOffline(false);
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await notSent(page, 0);
			await expect(page.getByRole('heading', { name: 'Opnamen op dit toestel' })).toBeHidden();
			expect(await pieces(page)).toBe(0);
			expect(await stored(app.backstage)).toEqual([whole, whole]);
		});

		await test.step('the team hears it, types it out, and it goes', async () => {
			const [response] = await app.backstage.sql('select id from public.response');
			await team.goto(`/raadpleging/${to.id}/antwoorden/${String(response!.id)}`);
			await expect(
				team.getByText(/^De bewoner vond het goed op .*gevraagd door Wim Medewerker/)
			).toBeVisible();
			const player = team.locator('audio').first();
			await player.evaluate((audio: HTMLAudioElement) => {
				audio.loop = true;
				return audio.play();
			});
			await expect
				.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
				.toBeGreaterThan(0);
			await test.step('what nobody wrote down is typed out while listening', async () => {
				await team.getByText(`Typ uit wat hierover in de opname is gezegd: ${MIST}`).click();
				await team.getByRole('button', { name: 'Zet stil' }).click();
				await expect(team.getByText(/^Deel 1, 0:0\d$/)).toBeVisible();
				await team.getByRole('button', { name: '5 seconden terug' }).click();
				await expect(team.getByText('Deel 1, 0:00')).toBeVisible();
				await expectNoAxeViolations(team);
				await team.getByRole('button', { name: 'Bewaar als antwoord' }).click();
				await expect(team.getByText('Typ eerst uit wat de bewoner zegt.')).toBeVisible();
				await team.getByLabel('Typ uit wat de bewoner zegt').fill('Een bankje in de zon');
				await team.getByRole('button', { name: 'Bewaar als antwoord' }).click();
				const answer = team.getByRole('article').filter({ hasText: MIST });
				await expect(answer.getByText('Bewaard. Dit is nu het antwoord.')).toBeVisible();
				await expect(answer.getByText('Een bankje in de zon')).toBeVisible();
				await expect(answer.getByText('letterlijk', { exact: true })).toBeVisible();
				await expect(team.getByText('Typ uit wat hierover')).toBeHidden();
			});
			await expectNoAxeViolations(team);
			await team.getByRole('button', { name: 'Klaar met uittypen' }).click();
			await expect(
				team.getByText(/^Uitgetypt door .* De opname verwijdert zichzelf op/)
			).toBeVisible();
			await team.getByText('Opname nu verwijderen').click();
			await team.getByRole('button', { name: 'Ja, verwijder voorgoed' }).click();
			await expect(team.getByText('De opname van het gesprek is verwijderd.')).toBeVisible();
			await expect(team.getByText('De stilte in de ochtend')).toBeVisible();
			expect(await stored(app.backstage)).toEqual([]);
		});
		await desk.close();

		await test.step('what an older guide reads aloud stays as long as an interview is about it', async () => {
			await beginHere(page);
			await page.getByLabel(MIST, { exact: true }).fill('Een fontein');
			await isOnDevice(page);
			const { db } = await seed.account('coordinator');
			await db.from('guide_draft').update({ content: to.guide }).eq('consultation_id', to.id);
			await seed.publishAgain(to);
			await page.reload();
			await tryPin(page, PIN);
			await expect(page.getByLabel(MIST, { exact: true })).toHaveValue('Een fontein');
			expect(await readAloud(page)).toEqual([true, true]);
			await finish(page);
			await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
			await page.evaluate(() => dispatchEvent(new Event('online')));
			await expect.poll(() => readAloud(page)).toEqual([false, false]);
		});
	}
);

test(
	'a full device stops the recording, keeps the interview, and takes back what a resident wants gone',
	{ tag: '@phone' },
	async ({ page, context, app, seed, signedInAs }) => {
		test.setTimeout(120_000);
		await page.clock.install();
		await page.addInitScript(noteRecorders);
		const to = await aConsultation(seed);
		await signedInAs('worker');
		const cdp = await context.newCDPSession(page);
		const quotaSize = 20 * 2 ** 20;
		await cdp.send('Storage.overrideQuotaForOrigin', { origin: app.url, quotaSize });
		await takeAlong(page, `/gesprek?raadpleging=${to.id}`);
		await beginHere(page);
		await page.getByText('Gesprek opnemen', { exact: true }).click();
		await page.getByLabel('De bewoner vindt het goed dat wij dit gesprek opnemen').check();
		await page.getByRole('button', { name: 'Start de opname' }).click();
		await expect.poll(() => pieces(page)).toBeGreaterThan(0);
		await test.step('half an hour in which nobody touches the screen is one conversation', async () => {
			await page.clock.fastForward('30:01');
			await expect
				.poll(() => page.evaluate(() => (globalThis as unknown as Noted).recorders))
				.toEqual(['start', 'start', 'stop']);
			await expect(page.getByText('De opname loopt')).toBeVisible();
			await expect(page.getByText(/^30:\d\d$/)).toBeVisible();
			const before = await pieces(page);
			await expect.poll(() => pieces(page)).toBeGreaterThan(before);
		});
		await page.getByLabel(FIJN, { exact: true }).fill('Vol maar niet verloren');
		await isOnDevice(page);
		await page.evaluate(fillUp);
		await expect(page.getByText('Het toestel is vol. De opname is gestopt.')).toBeVisible();
		await expect(page.getByText('De opname loopt')).toBeHidden();
		await expect(page.getByLabel(FIJN, { exact: true })).toHaveValue('Vol maar niet verloren');
		expect(await pieces(page)).toBeGreaterThan(0);
		await page.getByRole('button', { name: 'Opname weghalen' }).click();
		await page.getByRole('button', { name: 'Ja, haal de opname weg' }).click();
		await expect(page.getByText('Gesprek opnemen', { exact: true })).toBeVisible();
		expect(await pieces(page)).toBe(0);
		await finish(page);
		await expect(page.getByRole('heading', { level: 1, name: 'Verstuurd' })).toBeVisible();
		const [answer] = await app.backstage.sql('select text from public.answer');
		expect(answer?.text).toBe('Vol maar niet verloren');
		expect(await stored(app.backstage)).toEqual([]);
	}
);
