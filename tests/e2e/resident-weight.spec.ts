import {
	aGuide,
	grade,
	multipleChoice,
	numberQuestion,
	openQuestion,
	singleChoice,
	yesNo
} from '../support/builders.ts';
import { takePart } from '../support/pages/resident.ts';
import { PAGE_BUDGET, weighPage } from '../support/page-weight.ts';
import { expect, test } from '../support/test.ts';

const GUIDE = aGuide().with(
	singleChoice('Wat is uw leeftijd?', [
		'18 tot en met 29',
		'30 tot en met 44',
		'45 tot en met 64',
		'65 of ouder'
	]),
	openQuestion('Wat vindt u fijn aan wonen in de Molenwijk?', {
		allowDontKnow: true,
		allowRatherNot: true
	}),
	openQuestion('Wat gaat goed en wat kan beter aan uw woning of gebouw?'),
	multipleChoice('Waar ontmoet u anderen?', [
		'Buurthuis',
		'Park',
		'Markt',
		'School',
		'Sportclub',
		'Bibliotheek'
	]),
	grade('Welk rapportcijfer geeft u de wijk?'),
	yesNo('Voelt u zich thuis?'),
	numberQuestion('Hoe lang woont u hier?')
);

test(
	'a resident’s pages weigh no more than they may',
	{ tag: '@phone' },
	async ({ page, context, seed, app }) => {
		const { code } = await seed.consultation({ guide: GUIDE });
		const fetched = new Set<string>();
		page.on('request', (request) => fetched.add(new URL(request.url()).pathname));
		await takePart(page, code);
		await page.waitForLoadState('networkidle');

		const cookie = (await context.cookies())
			.map(({ name, value }) => `${name}=${value}`)
			.join('; ');
		const start = await weighPage(`${app.url}/v/${code}`);
		const topic = await weighPage(`${app.url}/v/${code}/1`, cookie);
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
