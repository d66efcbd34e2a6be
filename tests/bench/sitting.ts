import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { seedCodebook } from '../../src/lib/db/codebook.ts';
import { suggestPending } from '../../src/lib/db/codings.ts';
import { defaultCodebook } from '../../src/lib/themes/codebook.ts';
import type { Account } from '../support/accounts.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import type { Seed } from '../support/seed.ts';

/** Labelled answers by authors that the engine never learnt from. */
const ANSWERS = 'src/lib/themes/training/held-out-molenwijk.jsonl';
/** So many are seeded, and so many are checked in a sitting: the engine learns three times on the way. */
const SEEDED = 240;
export const CHECKED = 60;

interface Line {
	question: string;
	text: string;
	labels: string[];
}

/** A checking desk with answers of which is known what their author had in mind. */
export interface Sitting {
	/** Opens the desk in a window of its own. */
	open(browser: Browser, options: BrowserContextOptions): Promise<Page>;
	/** The names of the themes that the author of this text had in mind. */
	meant(text: string): string[];
}

export async function prepareSitting(url: string, worker: Account, seed: Seed): Promise<Sitting> {
	const lines = readFileSync(ANSWERS, 'utf8')
		.trim()
		.split('\n')
		.slice(0, SEEDED)
		.map((line) => JSON.parse(line) as Line);
	const names = new Map(defaultCodebook.map(({ id, name }) => [id, name]));
	const gold = new Map(
		lines.map(({ text, labels }) => [text.trim(), labels.map((id) => names.get(id) ?? id)])
	);
	const questions = [...new Set(lines.map(({ question }) => question))];
	const keyOf = (question: string) => `vraag_${questions.indexOf(question)}`;
	const to = await seed.consultation({
		guide: aGuide().with(...questions.map((text) => openQuestion(text, { key: keyOf(text) })))
	});
	await seedCodebook(worker.db, to.id);
	for (const [number, { question, text }] of lines.entries())
		await seed.response(to, aResponse(`bewoner ${number}`).answering(keyOf(question), text));
	await suggestPending(worker.db, to.id);
	return {
		async open(browser, options) {
			const context = await browser.newContext({
				...options,
				extraHTTPHeaders: { 'x-forwarded-for': '10.0.0.60' }
			});
			await context.addCookies(worker.cookies.map((cookie) => ({ ...cookie, url })));
			const page = await context.newPage();
			await page.goto(`${url}/raadpleging/${to.id}/themas/nakijken`);
			await page.locator('[data-answer]').waitFor();
			return page;
		},
		meant(text) {
			const themes = gold.get(text);
			if (!themes) throw new Error('the desk shows an answer that was not seeded');
			return themes;
		}
	};
}

/** What the desk shows: the answer without the numbers in it, and its themes by the number that switches each. */
export async function shown(page: Page) {
	return page.evaluate(() => {
		const answer = document.querySelector('[data-answer]')!;
		const quote = answer.cloneNode(true) as HTMLElement;
		for (const number of quote.querySelectorAll('sup')) number.remove();
		const offers = [...document.querySelectorAll<HTMLElement>('.offer')].map((offer) => ({
			number: offer.querySelector('kbd')!.textContent,
			name: offer.querySelector('.offer__name')!.textContent,
			on: offer.getAttribute('aria-pressed') === 'true'
		}));
		return { id: answer.getAttribute('data-answer')!, text: quote.textContent.trim(), offers };
	});
}
export type Shown = Awaited<ReturnType<typeof shown>>;

/** Waits, without a deadline of its own, until another answer is on the desk than this one. */
export const nextAnswer = (page: Page, before: string) =>
	page.waitForFunction(
		(id) => {
			const answer = document.querySelector('[data-answer]');
			return answer !== null && answer.getAttribute('data-answer') !== id;
		},
		before,
		{ polling: 'raf' }
	);
