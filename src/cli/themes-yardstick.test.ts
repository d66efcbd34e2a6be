import { describe, expect, it } from 'vitest';
import type { LabelledAnswer } from '../lib/themes/train.ts';
import { afterCodings, LEARNERS } from './themes-curve.ts';
import { createAssigner, type Assigner } from '../lib/themes/assign.ts';
import { samplesF1 } from '../lib/themes/metrics.ts';
import { readConsultations, readHeldOut, readTraining } from './themes-files.ts';

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

/** The mean over consultations with codebooks of their own, judged on every second answer. */
function ownCodebooks(coded: (answers: readonly LabelledAnswer[]) => LabelledAnswer[]): number {
	const scores = readConsultations().map(({ codebook, answers }) => {
		const assigner: Assigner = createAssigner(codebook, coded(answers));
		const judged = answers.filter((_, i) => i % 2 === 0);
		return samplesF1(
			judged.map((answer) => ({
				gold: answer.labels,
				suggested: assigner.assign(answer).themes.map(({ theme }) => theme),
				probabilities: new Map()
			}))
		);
	});
	return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe("a team's own codebook", () => {
	it('is understood better after some thirty codings than by its definitions alone', () => {
		const before = ownCodebooks(() => []);
		const after = ownCodebooks((answers) => answers.filter((_, i) => i % 2 === 1));
		expect(after).toBeGreaterThan(before + 0.01);
	});
});
