import {
	chromium,
	type Browser,
	type BrowserContext,
	type CDPSession,
	type Page
} from '@playwright/test';
import { browserFlags, obtainBrowser } from '../../src/cli/browser.ts';
import { molenwijkGuide } from '../../src/lib/guide/templates.ts';
import type { SeededConsultation } from '../support/seed.ts';
import { Resident } from '../support/resident.ts';
import { Visitor } from '../support/visitor.ts';
import { median, type Measurement } from './measure.ts';
import { servePlainForm } from './plain-form.ts';

const ROUNDS = 5;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
/** WebPageTest's "3G slow": 400 kbit/s both ways, 400 ms to and fro; and a phone six times slower than this machine. */
const SLOW_3G = {
	offline: false,
	latency: 400,
	downloadThroughput: 50_000,
	uploadThroughput: 50_000
};
const SLOWDOWN = 6;

/** Notes when the first question can be seen and used. */
const WATCH = `(() => {
	const look = () => {
		const control = [...document.querySelectorAll('form input, form textarea, form select')].find((found) => found.getBoundingClientRect().height > 0);
		if (control) window.firstQuestionAt = performance.now();
		else requestAnimationFrame(look);
	};
	look();
})()`;

interface Cookie {
	name: string;
	value: string;
	url: string;
}

async function openPhone(browser: Browser, cookies: Cookie[]) {
	const context: BrowserContext = await browser.newContext(PHONE);
	await context.addCookies(cookies);
	const page = await context.newPage();
	const cdp: CDPSession = await context.newCDPSession(page);
	await cdp.send('Network.enable');
	return { context, page, cdp };
}

/** Every byte that came over the wire for this page, headers included. */
async function transferred(browser: Browser, url: string, cookies: Cookie[]) {
	const { context, page, cdp } = await openPhone(browser, cookies);
	const kinds = new Map<string, string>();
	const bytes = { all: 0, script: 0, font: 0 };
	cdp.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
	cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		bytes.all += encodedDataLength;
		if (kinds.get(requestId) === 'Script') bytes.script += encodedDataLength;
		if (kinds.get(requestId) === 'Font') bytes.font += encodedDataLength;
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	await context.close();
	return bytes;
}

/** Milliseconds from the tap on the link to the first question, on a slow phone with nothing kept. */
async function firstQuestion(browser: Browser, url: string, cookies: Cookie[]): Promise<number> {
	const { context, page, cdp } = await openPhone(browser, cookies);
	await cdp.send('Network.emulateNetworkConditions', SLOW_3G);
	await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
	await page.addInitScript(WATCH);
	await page.goto(url, { waitUntil: 'commit' });
	const at = await firstQuestionAt(page);
	await context.close();
	return at;
}

async function firstQuestionAt(page: Page): Promise<number> {
	const found = await page.waitForFunction(
		() => (window as unknown as { firstQuestionAt?: number }).firstQuestionAt
	);
	return (await found.jsonValue())!;
}

export async function measureResidentPage(
	appUrl: string,
	{ code }: SeededConsultation
): Promise<Measurement[]> {
	const executablePath = await obtainBrowser(process.env);
	const browser = await chromium.launch({ executablePath, args: browserFlags() });
	const plain = await servePlainForm(molenwijkGuide);
	const resident = new Resident(new Visitor(appUrl), code);
	await resident.begin();
	const cookies = [...resident.visitor.cookies].map(([name, value]) => ({
		name,
		value,
		url: appUrl
	}));
	const topic = `${appUrl}/v/${code}/1`;
	try {
		const ours = await transferred(browser, topic, cookies);
		const start = await transferred(browser, `${appUrl}/v/${code}`, []);
		const theirs = await transferred(browser, plain.url, []);
		const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
		// By turns, so that a busy moment of the machine touches both.
		for (let round = 0; round < ROUNDS; round++) {
			times.ours.push(await firstQuestion(browser, topic, cookies));
			times.plain.push(await firstQuestion(browser, plain.url, []));
		}
		return [
			bytesLine('resident’s first topic, all bytes', ours, theirs.all),
			bytesLine('resident’s start page, all bytes', start, theirs.all),
			timeLine(median(times.ours), median(times.plain))
		];
	} finally {
		plain.close();
		await browser.close();
	}
}

function bytesLine(
	what: string,
	{ all, script, font }: { all: number; script: number; font: number },
	plain: number
): Measurement {
	const kB = (bytes: number) => (bytes / 1000).toFixed(1);
	return {
		what,
		value: `${kB(all)} kB, of which script ${kB(script)}; plain form ${kB(plain)}: ${(all / plain).toFixed(1)}×`,
		budget: '25 kB, script 10 kB, no fonts',
		within: all <= 25_000 && script <= 10_000 && font === 0,
		numbers: { all, script, font, plain }
	};
}

function timeLine(ours: number, plain: number): Measurement {
	const ratio = ours / plain;
	return {
		what: `first question, slow 3G, processor ÷ ${SLOWDOWN} (median of ${ROUNDS})`,
		value: `${Math.round(ours)} ms; plain form ${Math.round(plain)} ms: ${ratio.toFixed(2)}×`,
		budget: '1.2×',
		within: ratio <= 1.2,
		numbers: { ours, plain, ratio }
	};
}
