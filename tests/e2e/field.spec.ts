import { unwrap } from '../../src/lib/db/client.ts';
import { release } from '../../src/lib/db/quotes.ts';
import { aGuide, aResponse, idOf, openQuestion } from '../support/builders.ts';
import { takeAlong, tryPin, PIN } from '../support/pages/device.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const guide = aGuide().with(openQuestion('Wat mist u?'));

test(
	'a worker counts at the door, which starts without a connection, and the street that stays silent shows',
	{ tag: '@phone' },
	async ({ page, context, seed, signedInAs }) => {
		await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await page.goto(`/raadpleging/${to.id}/instellingen`);
		await page.getByLabel('Aantal adressen in Spilplein').fill('40');
		await page.getByRole('button', { name: 'Naam bewaren: Spilplein' }).click();
		await expect(page.getByText('Bewaard.', { exact: true })).toBeVisible();

		await takeAlong(page, `/gesprek?raadpleging=${to.id}`);
		await page.goto(`/raadpleging/${to.id}/deur`);
		await tryPin(page, PIN);
		await page.getByLabel('Waar ben je?').selectOption('Spilplein');
		await page.getByRole('button', { name: 'Niet thuis' }).click();
		await expect(page.getByText('nog niet verstuurd')).toBeHidden();
		await context.setOffline(true);
		const door = page.url();
		await page.goto('about:blank');
		await page.goto(door);
		await tryPin(page, PIN);
		await expect(page.getByLabel('Waar ben je?')).toHaveValue(to.areas.Spilplein!);
		await page.getByRole('button', { name: 'Liever niet' }).click();
		await page.getByRole('button', { name: 'Gesproken' }).click();
		await expect(page.getByText('2 nog niet verstuurd')).toBeVisible();
		await page.getByRole('button', { name: 'Neem de laatste terug' }).click();
		await expectNoAxeViolations(page);
		await context.setOffline(false);
		await expect(page.getByText('nog niet verstuurd')).toBeHidden();
		await page.getByRole('link', { name: 'Wie deed mee' }).click();
		await expect(
			page.getByText('2 keer aangebeld: 1 niet thuis, 1 liever niet, 0 later')
		).toBeVisible();
		await expect(page.getByText(/Stille straten \(3\)/)).toBeVisible();
	}
);

test(
	'codes are printed for an address list that stays in the browser, one lets a resident in once, and a double counts once',
	{ tag: '@desktop' },
	async ({ page, browser, app, address, seed, signedInAs }) => {
		const { db, userId } = await signedInAs('worker');
		const to = await seed.consultation({ guide });
		await page.goto(`/raadpleging/${to.id}/codes`);
		await page.getByLabel('Alleen wie een persoonlijke code heeft').check();
		await page.getByRole('button', { name: 'Bewaren' }).click();
		await expect(page.getByText('Bewaard.', { exact: true })).toBeVisible();
		const sent: string[] = [];
		page.on('request', (request) => sent.push(request.postData() ?? ''));
		await page.getByLabel('Adreslijst voor brieven').setInputFiles({
			name: 'adressen.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from('Aan;Straat\nDe bewoner van;Kapstraat 12\nDe bewoner van;Kapstraat 14\n')
		});
		await page.getByRole('button', { name: 'Maak 2 brieven' }).click();
		await expect(page.locator('.letter .code')).toHaveCount(2);
		await expect(page.getByText('Kapstraat 14', { exact: true })).toBeVisible();
		expect(sent.join()).not.toContain('Kapstraat');
		await expectNoAxeViolations(page);
		const [code = ''] = await page.locator('.letter .code').allInnerTexts();

		const phone = await browser.newContext({
			baseURL: app.url,
			extraHTTPHeaders: { 'x-forwarded-for': address }
		});
		const resident = await phone.newPage();
		await resident.goto(`/v/${to.code}`);
		await resident.getByRole('checkbox').check();
		await resident.getByRole('button', { name: 'Beginnen' }).click();
		await expect(resident.getByText('Deze code werkt niet')).toBeVisible();
		await expectNoAxeViolations(resident);
		await resident.getByLabel('Uw persoonlijke code').fill(code.toUpperCase());
		await resident.getByRole('checkbox').check();
		await resident.getByRole('button', { name: 'Beginnen' }).click();
		await resident.getByLabel('Wat mist u?').fill('Een bankje');
		await resident.getByRole('button', { name: 'Versturen' }).click();
		await expect(resident.getByRole('heading', { level: 1 })).toContainText('Dank');
		await phone.close();
		const [batch] =
			(await db.from('personal_code').select('used')).data?.filter(({ used }) => used) ?? [];
		expect(batch).toBeDefined();

		// The other one got lost: its code cannot be read again, so it gets a new one.
		page.on('dialog', (dialog) => void dialog.accept());
		await page.goto(`/raadpleging/${to.id}/codes`);
		await expect(page.getByText('1 van 2 gebruikt')).toBeVisible();
		await page.getByRole('button', { name: 'Maak nieuwe voor de ongebruikte' }).click();
		await expect(page.getByText('De oude ongebruikte codes werken niet meer.')).toBeVisible();
		await expect(page.locator('.one-card .code')).toHaveCount(1);

		const words = 'Er moet een bankje bij de speeltuin komen en licht op het pad naar de metro';
		await seed.response(to, aResponse('eerst').in('Spilplein').answering('Wat mist u?', words));
		const later = await seed.response(
			to,
			aResponse('weer').in('Spilplein').answering('Wat mist u?', `${words}!`)
		);
		const [answer = ''] = Object.values(later.answers);
		const theme = idOf('Veiligheid');
		const shown = { id: theme, key: 'veiligheid', name: 'Veiligheid', colour: '#336633' };
		unwrap(await db.rpc('save_theme', { consultation: to.id, theme: { ...shown, position: 0 } }));
		const decisions = [{ answer, theme, act: 'confirm' }];
		unwrap(await db.rpc('decide_codings', { consultation: to.id, decisions }));
		await release(db, {
			id: idOf('licht'),
			consultation: to.id,
			answer,
			theme,
			text: 'licht op het pad naar de metro',
			releasedBy: userId
		});
		await page.goto(`/raadpleging/${to.id}/antwoorden/dubbel`);
		const pair = page.getByRole('listitem').filter({ hasText: 'Bijna dezelfde woorden' });
		await expectNoAxeViolations(page);
		await pair.getByRole('button', { name: 'Dubbel: de latere telt' }).click();
		const side = (name: string) => pair.getByRole('region', { name });
		await expect(side('De eerste').getByText('Telt niet mee')).toBeVisible();
		await page.goto(`/raadpleging/${to.id}`);
		await expect(page.getByText('1 dubbele reactie is niet meegeteld.')).toBeVisible();
		await expect(page.getByText('2 reacties met 2 open antwoorden.')).toBeVisible();
		await page.getByRole('link', { name: 'Bekijk dubbele' }).click();
		await pair.getByRole('button', { name: 'Kies toch: de eerste telt' }).click();
		await expect(side('De latere').getByText('Telt niet mee')).toBeVisible();
		await expect(pair.getByRole('list', { name: 'Wat er is besloten' })).toContainText(
			/De eerste telt niet mee.*De latere telt niet mee/
		);
		// What was quoted from the one that does not count is named, and taken back at once.
		await expect(pair.getByText('“licht op het pad naar de metro”')).toBeVisible();
		await expectNoAxeViolations(page);
		await pair.getByText('Neem deze citaten terug').click();
		await pair.getByRole('button', { name: 'Ja, neem terug' }).click();
		await expect(page.getByText('Teruggenomen citaten: 1.')).toBeVisible();
		await expect(pair.getByText('“licht op het pad naar de metro”')).toBeHidden();
		await pair.getByRole('button', { name: 'Maak ongedaan' }).click();
		await expect(pair.getByRole('button', { name: 'Niet dubbel: tel allebei' })).toBeVisible();
		await page.goto(`/raadpleging/${to.id}`);
		await expect(page.getByText('3 reacties met 3 open antwoorden.')).toBeVisible();
		await expect(page.getByText('niet meegeteld')).toBeHidden();
	}
);
