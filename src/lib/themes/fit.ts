import { calibrate, type HeldOutScores } from './calibrate.ts';
import { packStarter, type StarterData } from './starter-data.ts';
import { Starter } from './starter.ts';
import { tokenise } from './text.ts';
import { trainWeights, type LabelledAnswer, type TrainingSource } from './train.ts';

/** Scores for answers by a model trained without the sets named. */
export function scoreWithout(
	source: TrainingSource,
	leaveOut: readonly string[],
	answers: readonly LabelledAnswer[]
): { model: ReturnType<typeof trainWeights>; heldOut: HeldOutScores[] } {
	const model = trainWeights(source, leaveOut);
	const plain = source.themes.map(() => 1);
	const starter = new Starter(
		packStarter(
			model,
			plain,
			plain.map(() => 0)
		)
	);
	const heldOut = answers.map(({ question, text, labels }) => ({
		scores: starter.read(question, tokenise(text)).scores,
		labels
	}));
	return { model, heldOut };
}

/**
 * The starter model: trained on every answer, its probabilities calibrated on scores that each group of
 * sets got from a model trained on the others.
 */
export function fitStarter(
	source: TrainingSource,
	groups: readonly (readonly string[])[],
	tell: (step: string) => void
): StarterData {
	const heldOut = groups.flatMap((group) => {
		tell(`training without ${group.join(', ')}`);
		const answers = source.answers.filter((answer) => group.includes(answer.set));
		return scoreWithout(source, group, answers).heldOut;
	});
	const { slopes, shifts } = calibrate(heldOut, source.themes);
	tell('training on all sets');
	return packStarter(trainWeights(source), slopes, shifts);
}
