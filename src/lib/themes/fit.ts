import { calibrate, type HeldOutScores } from './calibrate.ts';
import { fitSets } from './fit-sets.ts';
import { packStarter, type StarterData, type StarterWeights } from './starter-data.ts';
import { Starter } from './starter.ts';
import { tokenise } from './text.ts';
import { trainWeights, type LabelledAnswer, type TrainingSource } from './train.ts';

/** Scores for answers by a model trained without the sets named. */
export function scoreWithout(
	source: TrainingSource,
	leaveOut: readonly string[],
	answers: readonly LabelledAnswer[]
): { model: StarterWeights; heldOut: HeldOutScores[] } {
	const model = trainWeights(source, leaveOut);
	const ones = source.themes.map(() => 1);
	const zeros = source.themes.map(() => 0);
	const starter = new Starter(packStarter(model, ones, zeros));
	const heldOut = answers.map(({ question, text, labels }) => {
		const tokens = tokenise(text);
		const reading = starter.read(question, tokens);
		const { scores, style } = reading;
		const clauses = starter.clauseViews(question, reading);
		return { scores, style, words: tokens.length, clauses, labels };
	});
	return { model, heldOut };
}

/** Packs a model with probabilities, and sets of themes, fitted on scores that others got without being seen. */
export function finish(
	source: TrainingSource,
	model: StarterWeights,
	heldOut: readonly HeldOutScores[]
): StarterData {
	const { slopes, shifts } = calibrate(heldOut, source.themes);
	if (source.settings.style.length === 0) return packStarter(model, slopes, shifts);
	const examples = heldOut.map(({ scores, style, words, clauses, labels }) => ({
		input: {
			logits: Float64Array.from(scores, (score, k) => slopes[k]! * score + shifts[k]!),
			style,
			words,
			clauses
		},
		themes: labels.map((label) => source.themes.indexOf(label))
	}));
	return packStarter(model, slopes, shifts, fitSets(examples, source.themes.length));
}

/**
 * The starter model: trained on every answer; its probabilities rest on scores that each group of sets got
 * from a model trained on the others.
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
	tell('training on all sets');
	return finish(source, trainWeights(source), heldOut);
}
