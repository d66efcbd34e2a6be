import { chromium, type Page } from '@playwright/test';
import { browserFlags, obtainBrowser } from '../../src/cli/browser.ts';
import { defaultCodebook } from '../../src/lib/themes/codebook.ts';
import { findThemes } from '../../src/lib/themes/marks.ts';
import { tokenise } from '../../src/lib/themes/text.ts';
import type { Account } from '../support/accounts.ts';
import type { Seed } from '../support/seed.ts';
import { measureTouch } from './by-touch.ts';
import { quantile, type Measurement } from './measure.ts';
import { CHECKED, nextAnswer, prepareSitting, shown, type Shown, type Sitting } from './sitting.ts';

/** The time that 60 answers may take, reading and thinking included. */
const SITTING_MS = 5 * 60_000;
/** From a key to the picture that answers it: people call this at once (Card, Robertson & Mackinlay 1991). */
const AT_ONCE_MS = 100;

/** `u` and `n` are keys of the desk: a search that begins with one begins with `/`. */
const TAKEN = /^[un]/;

/** The fewest keys that find a theme by typing, and choose it. */
function searchKeys(name: string): string[] {
	const tries = tokenise(name).flatMap(({ folded }) =>
		Array.from({ length: folded.length }, (_, i) => folded.slice(0, i + 1))
	);
	const keys = tries
		.filter((typed) => findThemes(defaultCodebook, typed)[0]?.name === name)
		.map((typed) => [...(TAKEN.test(typed) ? ['/'] : []), ...Array.from(typed), 'Enter']);
	return keys.toSorted((a, b) => a.length - b.length)[0]!;
}

/** The keys that make the answer's themes exactly these, and go on to the next answer. */
function keysFor({ offers }: Shown, wanted: readonly string[]): string[] {
	if (wanted.length === 0) return offers.some(({ on }) => on) ? ['0'] : ['Enter'];
	const flips = offers
		.filter(({ name, on }) => on !== wanted.includes(name))
		.map(({ number }) => number);
	const missing = wanted.filter((theme) => !offers.some(({ name }) => name === theme));
	return [...flips, ...missing.flatMap(searchKeys), 'Enter'];
}

/** Notes for every key how long it takes until the page is painted that answers it. */
const WATCH = `(() => {
	window.keyTimes = [];
	addEventListener('keydown', (event) => {
		requestAnimationFrame(() => setTimeout(() => window.keyTimes.push(performance.now() - event.timeStamp)));
	}, true);
})()`;

async function check(page: Page, sitting: Sitting) {
	const waits: number[] = [];
	let [keys, plain] = [0, 0];
	for (let checked = 0; checked < CHECKED; checked++) {
		const now = await shown(page);
		const presses = keysFor(now, sitting.meant(now.text));
		keys += presses.length;
		if (presses.length === 1) plain += 1;
		for (const key of presses.slice(0, -1)) await page.keyboard.press(key);
		const began = performance.now();
		await page.keyboard.press(presses.at(-1)!);
		await nextAnswer(page, now.id);
		waits.push(performance.now() - began);
	}
	const painted = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
	return { waits, painted, keys: keys / CHECKED, plain: plain / CHECKED };
}

/** 60 answers checked by keyboard in a real browser, and as many by touch, each given the themes that its author had in mind. */
export async function measureChecking(
	url: string,
	worker: Account,
	seed: Seed
): Promise<Measurement[]> {
	const sitting = await prepareSitting(url, worker, seed);
	const browser = await chromium.launch({
		executablePath: await obtainBrowser(process.env),
		args: browserFlags()
	});
	try {
		const page = await sitting.open(browser, { viewport: { width: 1280, height: 800 } });
		await page.evaluate(WATCH);
		const { waits, painted, keys, plain } = await check(page, sitting);
		const total = waits.reduce((sum, wait) => sum + wait, 0);
		const perMinute = CHECKED / (total / 60_000);
		const [p50, p95] = [quantile(painted, 0.5), quantile(painted, 0.95)];
		const slowest = Math.max(...waits);
		return [
			{
				what: 'checking by keyboard: from a key to the picture that answers it',
				value: `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms`,
				budget: `p95 < ${AT_ONCE_MS} ms`,
				within: p95 < AT_ONCE_MS,
				numbers: { p50, p95 }
			},
			{
				what: `checking ${CHECKED} answers: what the desk lets a worker wait`,
				value: `${(total / 1000).toFixed(1)} s in all (slowest ${slowest.toFixed(0)} ms), ${perMinute.toFixed(0)} decisions a minute: 1/${(SITTING_MS / total).toFixed(0)} of five minutes`,
				budget: '1/20 of five minutes',
				within: total < SITTING_MS / 20,
				numbers: { total, slowest, perMinute }
			},
			{
				what: 'keys for a decision, to the themes that the author had in mind',
				value: `${keys.toFixed(1)}; one key for ${(100 * plain).toFixed(0)} %`,
				budget: '',
				numbers: { keys, plain }
			},
			...(await measureTouch(browser, sitting))
		];
	} finally {
		await browser.close();
	}
}
