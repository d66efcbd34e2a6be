import { browserFlags, installedBrowser } from '../../src/cli/browser.ts';
import { aGuide, openQuestion as anOpenQuestion } from '../support/builders.ts';
import { isSaved, openQuestion, publish, toTheTop } from '../support/pages/designer.ts';
import { goOn, takePart } from '../support/pages/resident.ts';
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

const GUIDE = aGuide()
	.topic('Wonen')
	.with(anOpenQuestion('Wat mist u?'), anOpenQuestion('Wat is fijn?'));
const aFile = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/wav', buffer });

test(
	'what the team reads aloud and ticks in the designer is what a resident gets',
	{ tag: '@desktop' },
	async ({ page, browser, app, seed, signedInAs }) => {
		const { id, code } = await seed.consultation({ guide: GUIDE });
		await signedInAs('worker');
		await page.goto(`/raadpleging/${id}/instellingen`);
		await page.getByLabel('Eén vraag per scherm').check();
		const settings = page.getByRole('group', { name: 'Instellingen' });
		await settings.getByRole('button', { name: 'Bewaren' }).click();
		await expect(page.getByText('Bewaard.', { exact: true })).toBeVisible();
		await page.goto(`/raadpleging/${id}/leidraad`);
		await openQuestion(page, 'Wat mist u?');
		const field = page.getByRole('group', { name: 'Voorlezen' });
		const chooser = field.locator('input[type=file]');

		await test.step('reads a question aloud, and hears it', async () => {
			await field.getByRole('button', { name: 'Opnemen' }).click();
			await expect(field.getByText(/^0:(0[2-9]|[1-5]\d) van 3:00/)).toBeVisible();
			await expectNoAxeViolations(page);
			await field.getByRole('button', { name: 'Klaar' }).click();
			await expect(field.getByText(/^Opname van 0:0\d$/)).toBeVisible();
			const player = field.locator('audio');
			await player.evaluate((audio: HTMLAudioElement) => audio.play());
			await expect
				.poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
				.toBeGreaterThan(0);
		});

		await test.step('what is no sound, too large or too long is refused, and says which file', async () => {
			await chooser.setInputFiles(aFile('vraag.wav', Buffer.from('%PDF-1.7 geen geluid')));
			await expect(field.getByRole('alert')).toHaveText(
				/‘vraag.wav’ is geen geluid dat wij kennen/
			);
			await chooser.setInputFiles(aFile('half.wav', aWav(2).subarray(0, 30)));
			await expect(field.getByRole('alert')).toHaveText(/‘half.wav’ is beschadigd/);
			await chooser.setInputFiles(aFile('groot.wav', aWav(400)));
			await expect(field.getByRole('alert')).toHaveText(/‘groot.wav’ is 3,3 MB/);
			await chooser.setInputFiles(aFile('lang.wav', aWav(200)));
			await expect(field.getByRole('alert')).toHaveText(/‘lang.wav’ duurt 3:20/);
			await toTheTop(page);
			await expectNoAxeViolations(page);
		});

		await test.step('brings a file in its place, takes it away, and back', async () => {
			await chooser.setInputFiles(aFile('vraag.wav', aWav(20)));
			await expect(field.getByText('Opname van 0:20')).toBeVisible();
			await expect(field.getByRole('alert')).toBeHidden();
			await field.getByRole('button', { name: 'Opname verwijderen' }).click();
			await expect(field.getByText('Opname van 0:20')).toBeHidden();
			await page.getByRole('button', { name: 'Ongedaan maken' }).last().click();
			await expect(field.getByText('Opname van 0:20')).toBeVisible();
		});

		await test.step('another text asks for another recording', async () => {
			const text = page.getByRole('textbox', { name: 'Vraag', exact: true });
			await text.fill('Wat mist u hier?');
			await expect(field.getByText('De tekst is veranderd na deze opname.')).toBeVisible();
			await text.fill('Wat mist u?');
			await expect(field.getByText('De tekst is veranderd')).toBeHidden();
		});

		await test.step('ticks that it may be spoken, and another shown', async () => {
			await page.getByLabel('Bewoner mag het antwoord inspreken').check();
			await expect(page.getByText('Inspreken staat nog uit')).toBeVisible();
			await openQuestion(page, 'Wat is fijn?');
			await page.getByLabel('Bewoner mag een foto meesturen').check();
			await isSaved(page);
			await publish(page, 2);
			await page.getByRole('link', { name: 'Zet het aan bij de instellingen' }).first().click();
			const media = page.getByRole('region', { name: 'Inspreken en foto’s' });
			await media.getByLabel('Hoeveel minuten mag een opname duren?').fill('2');
			await media.getByLabel('Bewoners mogen een foto meesturen').check();
			await media.getByRole('button', { name: 'Bewaren' }).click();
			await expect(media.getByText('Bewaard.')).toBeVisible();
			const talks = page.getByRole('region', { name: 'Gesprekken opnemen' });
			await talks.getByLabel('Gesprekken mogen worden opgenomen').check();
			await talks.getByLabel('Hoeveel dagen na het uittypen').fill('91');
			await talks.getByRole('button', { name: 'Bewaren' }).click();
			await expect(talks.getByText('Vul bij het aantal dagen een heel getal in')).toBeVisible();
			await talks.getByLabel('Hoeveel dagen na het uittypen').fill('7');
			await talks.getByRole('button', { name: 'Bewaren' }).click();
			await expect(talks.getByText('Bewaard.')).toBeVisible();
			await expectNoAxeViolations(page);
			await page.goto(`/raadpleging/${id}/leidraad`);
			await openQuestion(page, 'Wat mist u?');
			await expect(page.getByLabel('Bewoner mag het antwoord inspreken')).toBeChecked();
			await expect(page.getByText('Inspreken staat nog uit')).toBeHidden();
		});

		await test.step('an old version is seen one question at a time, with what it read aloud', async () => {
			await page.goto(`/raadpleging/${id}/leidraad/versie/2`);
			await expect(page.getByLabel('Wat mist u?', { exact: true })).toBeVisible();
			await expect(page.locator('audio')).toHaveCount(1);
			await expect(page.getByText('Wat is fijn?')).toBeHidden();
			await page.getByRole('button', { name: 'Volgende' }).click();
			await expect(page.getByText('Wat is fijn?')).toBeVisible();
			await expectNoAxeViolations(page);
		});

		const phone = await browser.newContext({ baseURL: app.url, locale: 'nl-NL' });
		const resident = await phone.newPage();
		const fetched: string[] = [];
		resident.on('request', (request) => {
			if (request.url().includes('/stem/')) fetched.push(request.url());
		});
		await test.step('a resident hears the team, and nothing is fetched before', async () => {
			await takePart(resident, code);
			const listen = resident.getByRole('button', { name: 'Lees voor: Wat mist u?' });
			await expect(listen).toBeVisible();
			await expect(resident.getByRole('button', { name: 'Inspreken' })).toBeVisible();
			await expectNoAxeViolations(resident);
			expect(fetched).toEqual([]);
			await listen.click();
			const stop = resident.getByRole('button', { name: 'Stop met voorlezen' });
			await expect(stop).toBeVisible();
			const time = () =>
				resident.locator('audio.q-spoken').evaluate((audio: HTMLAudioElement) => audio.currentTime);
			await expect.poll(time).toBeGreaterThan(0);
			await stop.click();
			await expect(listen).toBeVisible();
			await goOn(resident);
			await expect(resident.getByText('Wat is fijn?')).toBeVisible();
			await expect(resident.getByRole('button', { name: 'Foto toevoegen' })).toBeVisible();
			await expect(resident.getByRole('button', { name: /^Lees voor/ })).toHaveCount(0);
		});
		await phone.close();

		const plain = await browser.newContext({ baseURL: app.url, javaScriptEnabled: false });
		const reader = await plain.newPage();
		await test.step('without a script the browser’s own player plays the same', async () => {
			await takePart(reader, code);
			const player = reader.locator('audio[controls][preload=none]');
			await expect(player).toBeVisible();
			await expect(player).toHaveAccessibleName('Lees voor: Wat mist u?');
			const source = (await player.getAttribute('src'))!;
			const whole = await reader.request.get(source);
			expect(whole.headers()['content-type']).toBe('audio/wav');
			expect(await whole.body()).toEqual(aWav(20));
			const some = await reader.request.get(source, { headers: { range: 'bytes=10-19' } });
			expect(some.status()).toBe(206);
			expect(await some.body()).toEqual(aWav(20).subarray(10, 20));
			expect((await reader.request.get(source.replace(code, 'anders'))).status()).toBe(404);
		});
		await plain.close();
	}
);
