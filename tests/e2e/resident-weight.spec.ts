import { molenwijkGuide } from '../../src/lib/guide/templates.ts';
import { takenAlong, takePart } from '../support/pages/resident.ts';
import { PAGE_BUDGET, weighPage } from '../support/page-weight.ts';
import { expect, test } from '../support/test.ts';

test(
	'a resident’s pages weigh no more than they may, what they take along for later included',
	{ tag: '@phone' },
	async ({ page, context, seed, app }) => {
		const { code } = await seed.consultation({ guide: { build: () => molenwijkGuide } });
		const fetched = new Set<string>();
		context.on('request', (request) => fetched.add(new URL(request.url()).pathname));
		await takePart(page, code);
		await takenAlong(page);
		await page.waitForLoadState('networkidle');

		const cookie = (await context.cookies())
			.map(({ name, value }) => `${name}=${value}`)
			.join('; ');
		const start = await weighPage(`${app.url}/v/${code}`);
		const along = ['/v/offline.js', `/v/${code}/zonder-verbinding`];
		const topic = await weighPage(`${app.url}/v/${code}/1`, cookie, along);
		for (const weight of [start, topic]) {
			expect(weight.all, JSON.stringify(weight.files)).toBeLessThanOrEqual(PAGE_BUDGET.all);
			expect(weight.script).toBeLessThanOrEqual(PAGE_BUDGET.script);
			expect(weight.script).toBeGreaterThan(0);
			expect(weight.files.filter(({ kind }) => kind === 'font')).toEqual([]);
		}
		const weighed = new Set([...start.files, ...topic.files].map((file) => file.path));
		expect([...fetched].filter((path) => !weighed.has(path))).toEqual([]);
	}
);
