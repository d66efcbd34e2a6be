import { answersIn } from '../../src/lib/answering/draft.ts';
import { toSubmission } from '../../src/lib/answering/submit.ts';
import { anonymous } from '../../src/lib/db/client.ts';
import { saveDraft, submit, visit } from '../../src/lib/db/submissions.ts';
import {
	aGuide,
	grade,
	graded,
	idOf,
	multipleChoice,
	numberQuestion,
	openQuestion,
	said,
	yesNo
} from '../support/builders.ts';
import type { Backstage } from '../support/backstage.ts';
import {
	goBack,
	goOn,
	pick,
	send,
	takePart,
	withdraw,
	withdrawalCode
} from '../support/pages/resident.ts';
import { expect, expectNoAxeViolations, test } from '../support/test.ts';

const UNEASY = 'Voelt u zich weleens onveilig?';
const uneasy = yesNo(UNEASY, { required: true });
const where = openQuestion('Waar is dat?', {
	required: true,
	showWhen: { when: 'chosen', question: uneasy.key, options: ['yes'] }
});
const GUIDE = aGuide()
	.topic('Wonen')
	.with(
		openQuestion('Wat vindt u fijn?', { allowDontKnow: true, allowRatherNot: true }),
		numberQuestion('Hoe lang woont u hier?', { min: 0, max: 110, required: true })
	)
	.topic('Veiligheid')
	.with(grade('Hoe veilig is het?', { allowRatherNot: true }), uneasy, where)
	.topic('Elkaar kennen')
	.with(multipleChoice('Waar komt u?', ['Buurthuis', 'Park']));

const stored = (backstage: Backstage) =>
	backstage.sql(
		`select a.question_key as key, a.text, a.choices, a.number::text, a.declined, a.voice, r.mode, r.language, ar.name as area
		from public.answer a join public.response r on r.id = a.response_id left join public.area ar on ar.id = r.area_id
		order by a.question_key`
	);
const count = async (backstage: Backstage, table: string) => {
	const [row] = await backstage.sql(`select count(*)::int as n from public.${table}`);
	return Number(row?.n);
};

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('a resident answers from beginning to end, and comes back without loss', async ({
		page,
		seed
	}) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await page.goto(`/v/${code}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hoe is het wonen hier?');
		await page.getByRole('button', { name: 'Beginnen' }).click();
		await expect(page.getByText('Zet dan eerst een vinkje')).toBeVisible();
		await expect(page.getByLabel('Ja, ik doe mee')).toBeFocused();
		await page.getByLabel('Ja, ik doe mee').check();
		await page.getByRole('button', { name: 'Beginnen' }).click();

		await expect(page.getByText('Deel 1 van 3')).toBeVisible();
		await page.getByLabel('Waar woont u?').selectOption('Wiekstraat');
		await page.getByLabel('Wat vindt u fijn?').fill('De buren.\nEn het park.');
		await page.getByLabel('Hoe lang woont u hier?').fill('twaalf');
		await goOn(page);

		const summary = page.getByRole('alert').filter({ hasText: 'Er klopt nog iets niet' });
		await expect(summary).toBeFocused();
		await summary.getByRole('link', { name: /Hoe lang woont u hier/ }).click();
		await expect(page.getByLabel('Hoe lang woont u hier?')).toBeFocused();
		await expect(page.getByLabel('Hoe lang woont u hier?')).toHaveValue('twaalf');
		await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren.\nEn het park.');
		await page.getByLabel('Hoe lang woont u hier?').fill('12');
		await goOn(page);

		await expect(page.getByText('Deel 2 van 3')).toBeVisible();
		await expect(page.getByLabel('Waar is dat?')).toBeHidden();
		await pick(page, 'Hoe veilig is het?', '4');
		await pick(page, UNEASY, 'Ja');
		await goOn(page);
		await expect(page.getByText('Door uw antwoord is er een vraag bij gekomen.')).toBeVisible();
		await page.getByLabel('Waar is dat?').fill('In de fietskelder');
		await goBack(page);
		await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De buren.\nEn het park.');
		await goOn(page);
		await expect(page.getByLabel('Waar is dat?')).toHaveValue('In de fietskelder');
		await goOn(page);
		await page.getByLabel('Park').check();
		await send(page);

		await expect(page.getByRole('heading', { level: 1, name: 'Dank u wel' })).toBeVisible();
		expect(await withdrawalCode(page)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/);
		const about = { mode: 'self', language: 'nl', area: 'Wiekstraat' };
		const nothing = { text: null, choices: null, number: null, declined: null, voice: null };
		expect(await stored(seed.backstage)).toEqual([
			{ ...about, ...nothing, key: 'hoe_lang_woont_u_hier', number: '12' },
			{ ...about, ...nothing, key: 'hoe_veilig_is_het', number: '4' },
			{ ...about, ...nothing, key: uneasy.key, choices: ['yes'] },
			{ ...about, ...nothing, key: 'waar_is_dat', text: 'In de fietskelder', voice: 'own' },
			{ ...about, ...nothing, key: 'waar_komt_u', choices: ['park'] },
			{
				...about,
				...nothing,
				key: 'wat_vindt_u_fijn',
				text: 'De buren.\nEn het park.',
				voice: 'own'
			}
		]);
		expect(await count(seed.backstage, 'response_draft')).toBe(0);
	});

	test(
		'stopping and going on later, also from the flyer again',
		{ tag: '@phone' },
		async ({ page, seed }) => {
			const { code } = await seed.consultation({ guide: GUIDE });
			await takePart(page, code);
			await page.getByLabel('Wat vindt u fijn?').fill('De rust');
			await page.getByLabel('Hoe lang woont u hier?').fill('3');
			await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
			await expect(page.getByRole('heading', { name: 'U was al begonnen' })).toBeVisible();
			await page.getByRole('link', { name: 'Ga verder' }).click();
			await expect(page.getByText('Deel 2 van 3')).toBeVisible();
			await goBack(page);
			await expect(page.getByLabel('Wat vindt u fijn?')).toHaveValue('De rust');
		}
	);

	test(
		'saying nothing is an answer, but not beside another one',
		{ tag: '@phone' },
		async ({ page, seed }) => {
			const { code } = await seed.consultation({ guide: GUIDE });
			await takePart(page, code);
			await page.getByLabel('Wat vindt u fijn?').fill('Zeg ik dat wel?');
			await page.getByLabel('Zeg ik liever niet').check();
			await page.getByLabel('Hoe lang woont u hier?').fill('3');
			await goOn(page);
			await expect(page.getByText('Haal een van de twee weg').first()).toBeVisible();
			await page.getByLabel('Wat vindt u fijn?').fill('');
			await goOn(page);
			await pick(page, 'Hoe veilig is het?', 'Zeg ik liever niet');
			await pick(page, UNEASY, 'Nee');
			await goOn(page);
			await send(page);
			await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
			const declined = (await stored(seed.backstage)).filter(
				(row) => row.declined === 'rather_not'
			);
			expect(declined.map((row) => row.key)).toEqual(['hoe_veilig_is_het', 'wat_vindt_u_fijn']);
		}
	);
});

test('every state of the pages stands up to axe', async ({ page, seed }) => {
	const { code } = await seed.consultation({ guide: GUIDE });
	await page.goto(`/v/${code}`);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByText('Zet dan eerst een vinkje')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Ja, ik doe mee').check();
	await page.getByRole('button', { name: 'Beginnen' }).click();
	await expect(page.getByText('Deel 1 van 3')).toBeVisible();
	await expectNoAxeViolations(page);
	await goOn(page);
	await expect(page.getByText('Er klopt nog iets niet')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByLabel('Hoe lang woont u hier?').fill('12');
	await goOn(page);
	await pick(page, 'Hoe veilig is het?', '4');
	await pick(page, UNEASY, 'Ja');
	await page.getByLabel('Waar is dat?').fill('In de fietskelder');
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
	await expect(page.getByRole('heading', { name: 'U was al begonnen' })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('link', { name: 'Ga verder' }).click();
	await send(page);
	await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
	await expectNoAxeViolations(page);
	await page.goto(`/v/${code}`);
	await expect(page.getByRole('heading', { name: 'U hebt al meegedaan' })).toBeVisible();
	await expectNoAxeViolations(page);
});

test(
	'a choice can be taken back, and everything can be wiped before it is sent',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code } = await seed.consultation({
			guide: aGuide()
				.topic('Een')
				.with(grade('Hoe veilig?'))
				.topic('Twee')
				.with(openQuestion('Wat mist u?'))
		});
		await takePart(page, code);
		await expect(page.getByLabel('Toch geen antwoord')).toBeHidden();
		await pick(page, 'Hoe veilig?', '3');
		await page.getByLabel('Toch geen antwoord').check();
		await goOn(page);
		await page.getByLabel('Wat mist u?').fill('Licht');
		await page.getByRole('button', { name: 'Stoppen en later verder' }).click();
		const [draft] = await seed.backstage.sql('select content from public.response_draft');
		expect(draft?.content).toMatchObject({ 'topic.een': { answers: {} } });

		await page.getByRole('button', { name: 'Stop en wis wat ik invulde' }).click();
		await expect(page.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		expect(await count(seed.backstage, 'response_draft')).toBe(0);
		expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
	}
);

test(
	'a browser without cookies hears why it cannot go on',
	{ tag: '@phone' },
	async ({ app, address, seed }) => {
		const { code } = await seed.consultation();
		const page = await (await fetch(`${app.url}/v/${code}`)).text();
		const bewijs = /name="bewijs" value="([^"]+)"/.exec(page)?.[1] ?? '';
		const begun = await fetch(`${app.url}/v/${code}?/begin`, {
			method: 'POST',
			body: new URLSearchParams({ akkoord: 'ja', bewijs }),
			headers: { origin: app.url, accept: 'text/html', 'x-forwarded-for': address },
			redirect: 'manual'
		});
		const next = await fetch(new URL(begun.headers.get('location') ?? '', app.url));
		expect(await next.text()).toContain('cookies staan uit');
	}
);

test(
	'an address typed in capitals or with something behind it',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code } = await seed.consultation();
		await page.goto(`/v/${code.toUpperCase()}`);
		await expect(page).toHaveURL(new RegExp(`/v/${code}$`));
		const response = await page.goto(`/v/${code}/iets/anders`);
		expect(response?.status()).toBe(404);
		await page.getByRole('link', { name: 'Naar het begin' }).click();
		await expect(page.getByRole('button', { name: 'Beginnen' })).toBeVisible();
	}
);

test('by keyboard alone', { tag: '@desktop' }, async ({ page, seed }) => {
	const { code } = await seed.consultation({
		guide: aGuide().topic('Wonen').with(openQuestion('Wat mist u?'), grade('Hoe veilig is het?')),
		areas: ['Spilplein']
	});
	await page.goto(`/v/${code}`);
	const press = async (...keys: string[]) => {
		for (const key of keys) await page.keyboard.press(key);
	};
	await press('Tab', 'Tab', 'Tab', 'Space');
	await expect(page.getByLabel('Ja, ik doe mee')).toBeChecked();
	await press('Tab', 'Enter');
	await expect(page.getByText('Deel 1 van 1')).toBeVisible();
	await press('Tab', 'Tab', 'ArrowDown', 'Tab');
	await page.keyboard.type('Een bankje');
	await press('Tab', 'Space', 'ArrowRight', 'ArrowRight');
	await press('Tab', 'Enter');
	await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
	expect(await stored(seed.backstage)).toMatchObject([
		{ key: 'hoe_veilig_is_het', number: '3', area: 'Spilplein' },
		{ key: 'wat_mist_u', text: 'Een bankje' }
	]);
});

test(
	'a tap too many, a second tab, and a confirmation that got lost all store once',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation();
		await takePart(page, code);
		await page.getByLabel('Wat mist u?').fill('Licht');
		const second = await context.newPage();
		await second.goto(page.url());
		await second.getByLabel('Wat mist u?').fill('Meer licht');
		const before = await context.cookies();

		const origin = new URL(page.url()).origin;
		const post = (text: string) =>
			page.request.post(page.url(), {
				form: { 'q.wat_mist_u': text, getoond: 'wat_mist_u', naar: 'volgende' },
				headers: { origin, accept: 'text/html' }
			});
		const taps = await Promise.all([post('Licht'), post('Licht'), post('Licht')]);
		for (const tap of taps) expect(tap.url()).toContain('/klaar');

		// The phone never heard of it: its cookie is the one from before.
		await context.clearCookies();
		await context.addCookies(before);
		await send(second);
		await expect(second.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		const shown = await withdrawalCode(second);
		await page.goto(`/v/${code}/klaar`);
		expect(await withdrawalCode(page)).toBe(shown);
		expect(await count(seed.backstage, 'response')).toBe(1);
		expect(await count(seed.backstage, 'response_draft')).toBe(0);
		expect(await stored(seed.backstage)).toMatchObject([{ text: 'Licht' }]);
	}
);

test(
	'what another tab saves while it is being sent is not left out',
	{ tag: '@phone' },
	async ({ seed }) => {
		const { code, versionId } = await seed.consultation({
			guide: aGuide()
				.topic('Een')
				.with(openQuestion('Wat mist u?'))
				.topic('Twee')
				.with(grade('Hoe veilig?'))
		});
		const db = anonymous(seed.backstage);
		const id = idOf('bewoner');
		const consentedAt = new Date().toISOString();
		await saveDraft(db, id, versionId, { language: 'nl', consentedAt });
		const { draft } = await visit(db, code, id);
		await saveDraft(db, id, versionId, {
			'topic.een': { answers: { wat_mist_u: said('Licht') }, typed: {} }
		});
		await saveDraft(db, id, versionId, {
			'topic.twee': { answers: { hoe_veilig: graded(6) }, typed: {} }
		});
		const merged = (await visit(db, code, id)).draft;
		expect(Object.keys(merged?.content.topics ?? {})).toEqual(['een', 'twee']);

		const response = toSubmission(merged!.version.content, {
			id,
			version: versionId,
			mode: 'self',
			language: 'nl',
			area: null,
			withdrawalHash: 'ab'.repeat(32),
			consentedAt,
			answers: answersIn(merged!.content)
		});
		expect(await submit(db, response, draft!.saved_at)).toBe('changed');
		expect(await submit(db, response, merged!.saved_at)).toBe('stored');
		expect(await submit(db, response, merged!.saved_at)).toBe('already');
		expect(await saveDraft(db, id, versionId, { language: 'en' })).toBe('refused');
		expect((await visit(db, code, id)).state).toBe('stored');
		expect(await count(seed.backstage, 'answer')).toBe(2);
	}
);

test(
	'what was typed survives the phone giving up, and is gone after sending',
	{ tag: '@phone' },
	async ({ page, context, seed }) => {
		const { code } = await seed.consultation();
		await takePart(page, code);
		const address = page.url();
		await page.getByLabel('Wat mist u?').pressSequentially('Een plek om te');
		await expect(page.getByText('Bewaard op dit toestel')).toBeVisible();
		await page.getByLabel('Wat mist u?').pressSequentially(' zitten');
		await expect
			.poll(() => page.evaluate(() => JSON.stringify(localStorage)), { timeout: 1500 })
			.toContain('Een plek om te zitten');
		await page.close({ runBeforeUnload: false });

		const again = await context.newPage();
		await again.goto(address);
		await expect(again.getByLabel('Wat mist u?')).toHaveValue('Een plek om te zitten');
		await again.reload();
		await expect(again.getByLabel('Wat mist u?')).toHaveValue('Een plek om te zitten');
		await send(again);
		await expect(again.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		await expect.poll(() => again.evaluate(() => Object.keys(localStorage))).toEqual([]);

		await again.getByRole('button', { name: 'Wis mijn antwoorden van dit toestel' }).click();
		await expect(again.getByText('Alles is van dit toestel gewist.')).toBeVisible();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('wijkspraak_reactie');
		await again.goto(`/v/${code}/klaar`);
		await expect(again.getByRole('button', { name: 'Beginnen' })).toBeVisible();
	}
);

test('with a script a question comes up at once', { tag: '@phone' }, async ({ page, seed }) => {
	const { code } = await seed.consultation({ guide: aGuide().topic('Veilig').with(uneasy, where) });
	await takePart(page, code);
	await expect(page.getByLabel('Waar is dat?')).toBeHidden();
	await pick(page, UNEASY, 'Ja');
	await expect(page.getByLabel('Waar is dat?')).toBeVisible();
	await pick(page, UNEASY, 'Nee');
	await expect(page.getByLabel('Waar is dat?')).toBeHidden();
	await send(page);
	await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
});

test(
	'a required question that was passed by is asked before sending',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		await takePart(page, code);
		await page.goto(`/v/${code}/3`);
		await send(page);
		await expect(page.getByText('Deel 1 van 3')).toBeVisible();
		await expect(
			page.getByRole('alert').filter({ hasText: 'Hoe lang woont u hier?' })
		).toBeFocused();
		expect(await count(seed.backstage, 'response')).toBe(0);
	}
);

test(
	'who began with one version of the guide finishes it',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const consultation = await seed.consultation();
		await takePart(page, consultation.code);
		const { db } = await seed.account('coordinator');
		const later = aGuide().with(openQuestion('Wat is er nieuw?')).build();
		await db
			.from('guide_draft')
			.update({ content: later as never, revision: 2 })
			.eq('consultation_id', consultation.id);
		await db.rpc('publish_guide', {
			consultation: consultation.id,
			expected_revision: 2,
			questions: [{ key: 'wat_is_er_nieuw', kind: 'open', text: 'Wat is er nieuw?', options: [] }]
		});
		await page.reload();
		await page.getByLabel('Wat mist u?').fill('Niets');
		await send(page);
		await expect(page.getByRole('heading', { name: 'Dank u wel' })).toBeVisible();
		const [response] = await seed.backstage.sql('select guide_version_id from public.response');
		expect(response?.guide_version_id).toBe(consultation.versionId);
	}
);

test('taking everything back with the code', { tag: '@phone' }, async ({ page, seed }) => {
	const { code } = await seed.consultation();
	await takePart(page, code);
	await page.getByLabel('Wat mist u?').fill('Licht');
	await send(page);
	const secret = await withdrawalCode(page);

	await page.goto(`/v/${code}/intrekken`);
	await expect(page.getByLabel('Uw code')).toHaveValue(secret);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Haal mijn antwoorden weg' }).click();
	await expect(page.getByText('Zet hier een vinkje')).toBeVisible();
	await expectNoAxeViolations(page);
	await withdraw(page, '0000-0000-0000', code);
	await expect(page.getByText('Bij deze code horen geen antwoorden')).toBeVisible();
	expect(await count(seed.backstage, 'response')).toBe(1);

	await page.context().clearCookies();
	await withdraw(page, secret.toLowerCase().replaceAll('-', ' '), code);
	await expect(page.getByRole('heading', { name: 'Uw antwoorden zijn weg' })).toBeVisible();
	await expectNoAxeViolations(page);
	for (const table of ['response', 'answer']) expect(await count(seed.backstage, table)).toBe(0);
});

test('guessing codes has to wait', { tag: '@phone' }, async ({ page, seed }) => {
	const { code } = await seed.consultation();
	await page.goto(`/v/${code}/intrekken`);
	const guess = () =>
		page.request.post(page.url(), {
			form: { code: '0000-0000-0000', zeker: 'ja' },
			headers: { origin: new URL(page.url()).origin, accept: 'text/html' }
		});
	const guesses = await Promise.all(Array.from({ length: 11 }, guess));
	const refused = guesses.find((answer) => answer.status() === 429);
	expect(Number(refused?.headers()['retry-after'])).toBeGreaterThan(0);
	expect(await refused?.text()).toContain('Even wachten');
});

test('a link that takes no answers says why', { tag: '@phone' }, async ({ page, seed }) => {
	const early = await seed.consultation({ startsIn: 3 });
	const late = await seed.consultation({ startsIn: -20, endsIn: -3 });
	for (const [path, status, sentence] of [
		[`/v/${early.code}`, 403, 'Wij zijn nog niet begonnen'],
		[`/v/${late.code}`, 410, 'Meedoen kan niet meer'],
		['/v/bestaatniet', 404, 'Deze link kennen wij niet']
	] as const) {
		const response = await page.goto(path);
		expect(response?.status()).toBe(status);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(sentence);
		await expectNoAxeViolations(page);
	}
});

test(
	'in another language, right to left where it is written so',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const question = openQuestion('Wat mist u?', {
			text: { nl: 'Wat mist u?', ar: 'ماذا ينقصك؟' },
			help: { nl: 'Denk aan de straat.' }
		});
		const { code, id } = await seed.consultation({ guide: aGuide().with(question) });
		await seed.backstage.sql(
			`update public.consultation set languages = '{nl,en,ar}' where id = '${id}'`
		);
		await page.goto(`/v/${code}`);
		await page.getByText('Nederlands').click();
		await page.getByRole('link', { name: 'العربية' }).click();
		await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
		await expectNoAxeViolations(page);
		await page.getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Beginnen' }).click();
		await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
		await page.getByLabel('ماذا ينقصك؟').fill('ضوء');
		await expect(page.getByText('Denk aan de straat.').locator('..')).toHaveAttribute('lang', 'nl');
		await expectNoAxeViolations(page);

		await page.getByText('العربية').first().click();
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.getByRole('button', { name: 'Send' })).toBeVisible();
		await expect(page.getByRole('textbox')).toHaveValue('ضوء');
		await page.getByRole('button', { name: 'Send' }).click();
		await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
		expect(await stored(seed.backstage)).toMatchObject([{ text: 'ضوء', language: 'en' }]);
	}
);

test(
	'on the narrowest phone and in large letters nothing runs off the page',
	{ tag: '@phone' },
	async ({ page, seed }) => {
		const { code, id } = await seed.consultation({ guide: GUIDE });
		await seed.backstage.sql(
			`update public.consultation set languages = '{nl,en}' where id = '${id}'`
		);
		await page.setViewportSize({ width: 320, height: 640 });
		await takePart(page, code);
		const check = async () => {
			const overflow = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(overflow).toBeLessThanOrEqual(0);
		};
		await check();
		await page.getByText('Nederlands').click();
		await expect(page.getByRole('button', { name: 'English' })).toBeInViewport({ ratio: 1 });
		await page.goto(`/v/${code}/2`);
		await check();
		const small = await page
			.locator('button, select, textarea, .q-option, .q-step')
			.evaluateAll((targets) =>
				targets
					.map((target) => ({ text: target.textContent, box: target.getBoundingClientRect() }))
					.filter(({ box }) => box.height > 0 && (box.height < 44 || box.width < 44))
					.map(({ text }) => text)
			);
		expect(small).toEqual([]);
		await page.evaluate(() => (document.documentElement.style.fontSize = '225%'));
		await check();
	}
);
