import { describe, expect, it } from 'vitest';
import { afterCodings, LEARNERS } from './themes-curve.ts';
import { readHeldOut, readTraining } from './themes-files.ts';

describe('learning from codings alone', () => {
	it.each([
		['Molenwijk', readHeldOut()],
		['reports', readTraining().answers.filter(({ set }) => set === 'i')],
		['hard answers', readTraining().answers.filter(({ set }) => set === 'd')]
	])('is at least as good as the yardstick on %s in an unknown language', (_, answers) => {
		const ours = afterCodings(answers, Infinity, LEARNERS['The same, unknown language']!);
		expect(ours).toBeGreaterThanOrEqual(afterCodings(answers, Infinity, LEARNERS['Yardstick']!));
	});
	it('improves the default codebook by 0.04 after 200 codings of Molenwijk', () => {
		const [before, after] = [0, 200].map((count) =>
			afterCodings(readHeldOut(), count, LEARNERS['Default codebook']!)
		);
		expect(after! - before!).toBeGreaterThan(0.04);
	});
});
