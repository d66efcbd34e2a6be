import { createAssigner } from '../lib/themes/assign.ts';
import { defaultCodebook, type Codebook } from '../lib/themes/codebook.ts';
import { samplesF1, type Judged } from '../lib/themes/metrics.ts';
import type { LabelledAnswer } from '../lib/themes/train.ts';
import { yardstick } from './themes-yardstick.ts';

/** The default codebook under other ids, so that the starter model does not know its themes by id. */
const strangeId = (theme: string): string => `nieuw-${theme}`;
const described: Codebook = defaultCodebook.map((theme) => ({
	...theme,
	id: strangeId(theme.id)
}));
const bare: Codebook = described.map(({ id }, i) => ({
	id,
	name: `Thema ${i + 1}`,
	definition: '',
	includes: '',
	excludes: ''
}));

/** Every letter is another one: a language that the starter model has never met, with the structure it had. */
export function cipher(text: string): string {
	const letters = 'qzxjkvbywpgcmuflhdnrsiaote';
	return text.toLowerCase().replace(/[a-z]/g, (letter) => letters[letter.charCodeAt(0) - 97]!);
}

type Teach = (confirmed: readonly LabelledAnswer[]) => (answer: LabelledAnswer) => string[];

const engine =
	(codebook: Codebook): Teach =>
	(confirmed) => {
		const assigner = createAssigner(codebook, confirmed);
		return (answer) => assigner.assign(answer).themes.map(({ theme }) => theme);
	};

const strange = (answer: LabelledAnswer): LabelledAnswer => ({
	...answer,
	labels: answer.labels.map(strangeId)
});
const unreadable = (answer: LabelledAnswer): LabelledAnswer => ({
	...strange(answer),
	question: cipher(answer.question),
	text: cipher(answer.text)
});
const ids = bare.map(({ id }) => id);

/** How to read the answers, and what to teach. */
export const LEARNERS: Record<
	string,
	{ read: (answer: LabelledAnswer) => LabelledAnswer; teach: Teach }
> = {
	'Default codebook': { read: (answer) => answer, teach: engine(defaultCodebook) },
	'Same themes, unknown ids': { read: strange, teach: engine(described) },
	'Names without meaning': { read: strange, teach: engine(bare) },
	'The same, unknown language': { read: unreadable, teach: engine(bare) },
	Yardstick: { read: strange, teach: (confirmed) => yardstick(confirmed, ids) }
};

/** Samples F1 on each half after so many codings from the other half, together. */
export function afterCodings(
	answers: readonly LabelledAnswer[],
	count: number,
	{ read, teach }: (typeof LEARNERS)[string]
): number {
	const halves = [0, 1].map((rest) => answers.filter((_, i) => i % 2 === rest).map(read));
	const judged = [0, 1].flatMap((half): Judged[] => {
		const suggest = teach(halves[half]!.slice(0, count));
		return halves[1 - half]!.map((answer) => ({
			gold: answer.labels,
			suggested: suggest(answer),
			probabilities: new Map()
		}));
	});
	return samplesF1(judged);
}
