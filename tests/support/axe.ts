import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * The page as it stands holds no serious or critical violation of WCAG 2.2 A and AA.
 * Needs a context in which scripts run: axe is one.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
	const { violations, passes } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
	const told = grave.map(
		({ id, help, nodes }) =>
			`${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(' ')} ${node.failureSummary ?? ''}`).join('\n')}`
	);
	expect(told, `axe on ${page.url()}`).toEqual([]);
	expect(passes.length, 'axe looked at something').toBeGreaterThan(0);
}
