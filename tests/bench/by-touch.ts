import type { Browser, Page } from '@playwright/test';
import type { Measurement } from './measure.ts';
import { CHECKED, nextAnswer, shown, type Sitting } from './sitting.ts';

const SCREENS = [
	{ name: 'a phone (360 × 740)', viewport: { width: 360, height: 740 } },
	{ name: 'a tablet (768 × 1024)', viewport: { width: 768, height: 1024 } }
];
/** Letters of a theme's name that are typed on the glass; each is a tap as well. */
const TYPED = 2;

/** Whether what is to be touched is on the screen as it stands, the bar at the bottom not in front of it. */
async function isInReach(page: Page, name: string): Promise<boolean> {
	return page.evaluate((wanted) => {
		const offer = [...document.querySelectorAll('.offer')].find(
			(each) => each.querySelector('.offer__name')!.textContent === wanted
		)!;
		const box = offer.getBoundingClientRect();
		const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
		return offer.contains(top);
	}, name);
}

/** Finds a theme that is not offered, by the search field. */
async function search(page: Page, name: string): Promise<number> {
	const field = page.getByLabel('Zoek een thema');
	const first = page.getByRole('listbox').getByRole('option').first();
	await field.tap();
	for (let typed = TYPED; typed <= name.length; typed++) {
		await field.fill(name.slice(0, typed));
		if ((await first.textContent())?.trim() !== name) continue;
		await first.tap();
		return 1 + typed + 1;
	}
	throw new Error(`the desk does not find ${name}`);
}

async function check(page: Page, sitting: Sitting) {
	const waits: number[] = [];
	let [taps, plain, scrolled] = [0, 0, 0];
	for (let checked = 0; checked < CHECKED; checked++) {
		const { id, text, offers } = await shown(page);
		const wanted = sitting.meant(text);
		let own = 1;
		let reached = true;
		const none = wanted.length === 0;
		for (const { name } of none ? [] : offers.filter((o) => o.on !== wanted.includes(o.name))) {
			reached &&= await isInReach(page, name);
			await page.locator('.offer', { hasText: name }).tap();
			own += 1;
		}
		for (const theme of wanted.filter((name) => !offers.some((offer) => offer.name === name)))
			own += await search(page, theme);
		const began = performance.now();
		await page
			.getByRole('button', {
				name: none && offers.some(({ on }) => on) ? /^Geen thema/ : /verder/
			})
			.first()
			.tap();
		await nextAnswer(page, id);
		waits.push(performance.now() - began);
		taps += own;
		if (own === 1) plain += 1;
		if (!reached) scrolled += 1;
	}
	return { waits, taps: taps / CHECKED, plain: plain / CHECKED, scrolled: scrolled / CHECKED };
}

/** The same sitting on glass: how many taps a decision takes, letters included, and how often one has to scroll for it. */
export async function measureTouch(browser: Browser, sitting: Sitting): Promise<Measurement[]> {
	const measured: Measurement[] = [];
	for (const { name, viewport } of SCREENS) {
		const page = await sitting.open(browser, { viewport, hasTouch: true, isMobile: true });
		const { waits, taps, plain, scrolled } = await check(page, sitting);
		const wait = waits.reduce((sum, each) => sum + each, 0) / waits.length;
		const share = (part: number) => (100 * part).toFixed(0);
		measured.push({
			what: `taps for a decision on ${name}`,
			value: `${taps.toFixed(1)}; one tap for ${share(plain)} %; scrolled for ${share(scrolled)} %; ${wait.toFixed(0)} ms to the next answer`,
			budget: '',
			numbers: { taps, plain, scrolled, wait }
		});
		await page.context().close();
	}
	return measured;
}
