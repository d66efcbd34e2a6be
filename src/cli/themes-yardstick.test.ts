import { describe, expect, it } from 'vitest';
import { createAssigner } from '../lib/themes/assign.ts';
import { Codebook, defaultCodebook } from '../lib/themes/codebook.ts';
import { sampleF1 } from '../lib/themes/metrics.ts';
import { readHeldOut, readTraining, type TrainingAnswer } from './themes-files.ts';
import { yardstick } from './themes-yardstick.ts';

/** Every letter is another one: a language that the starter model has never met, with the same structure. */
const cipher = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[a-z]/g, (letter) => 'qzxjkvbywpgcmuflhdnrsiaote'[letter.charCodeAt(0) - 97]!);

const codebook = Codebook.parse(
	defaultCodebook.map(({ id }, i) => ({ id, name: `Thema ${i}` }))
).map(({ id, ...theme }) => ({ ...theme, id: `x-${id}` }));
const strange = (answers: readonly TrainingAnswer[]) =>
	answers.map(({ question, text, labels }) => ({
		question: cipher(question),
		text: cipher(text),
		labels: labels.map((label) => `x-${label}`)
	}));

describe('learning from codings alone', () => {
	it.each([
		['Molenwijk', readHeldOut()],
		['reports', readTraining().answers.filter(({ set }) => set === 'i')],
		['hard answers', readTraining().answers.filter(({ set }) => set === 'd')]
	])('is at least as good as the yardstick on %s in an unknown language', (_, list) => {
		const answers = strange(list);
		const confirmed = answers.filter((_, i) => i % 2 === 0);
		const rest = answers.filter((_, i) => i % 2 === 1);
		const assigner = createAssigner(codebook, confirmed);
		const measured = yardstick(
			confirmed,
			codebook.map(({ id }) => id)
		);
		const f1 = (suggest: (answer: (typeof rest)[0]) => string[]): number =>
			rest.reduce(
				(sum, answer) =>
					sum +
					sampleF1({ gold: answer.labels, suggested: suggest(answer), probabilities: new Map() }),
				0
			) / rest.length;
		const ours = f1((answer) => assigner.assign(answer).themes.map(({ theme }) => theme));
		expect(ours).toBeGreaterThanOrEqual(f1(measured));
	});
});
