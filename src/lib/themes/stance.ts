import { strongest } from './because.ts';
import { inOrder, judgedText, type AnswerText } from './coding.ts';
import { learn, type Correction, type Grip, type Prior } from './learn.ts';
import { sigmoid } from './linear.ts';
import { loadStanceModel } from './load-starter.ts';
import { checksum } from './starter-data.ts';
import type { Starter, StarterReading } from './starter.ts';
import { tokenise } from './text.ts';

/**
 * How an answer speaks of its subject: content or an offer (positief), a complaint or a loss (negatief),
 * a request or a proposal (wens), a plus and a minus side by side (gemengd), no judgement (neutraal).
 *
 *     const assigner = createStanceAssigner(codings);   // codings may be left out
 *     assigner.assign({ question, text });              // { stance, confidence, because }
 */
export const stances = ['positief', 'negatief', 'wens', 'gemengd', 'neutraal'] as const;
export type Stance = (typeof stances)[number];

export interface AssignedStance {
	stance: Stance;
	/** Probability between 0 and 1; those of the five stances add up to 1. */
	confidence: number;
	/** Words as they stand in the text, strongest first; none when only the question led there. */
	because: string[];
}

/** A stance that a person chose or corrected. */
export interface ConfirmedStance extends AnswerText {
	stance: Stance;
}

export interface StanceAssigner {
	/** Changes when the model or the confirmed stances change. */
	readonly version: string;
	assign(answer: AnswerText): AssignedStance;
	probabilities(answer: AnswerText): Record<Stance, number>;
}

const GRIP: Grip = { keys: 8, question: 0.2, context: 30, bias: 10 };
const OUTPUTS = stances.map((id) => ({ id }));

/** Judges the stance of answers by the trained model and by what the team corrected. */
export function createStanceAssigner(
	confirmed: readonly ConfirmedStance[] = [],
	model: Starter = loadStanceModel()
): StanceAssigner {
	const codings = inOrder(
		confirmed.map(({ stance, ...answer }) => ({ ...answer, labels: [stance] }))
	);
	const prior: Prior = (question, tokens) => before(model, model.read(question, tokens));
	const correction = codings.length > 0 ? learn(codings, OUTPUTS, prior, GRIP) : undefined;

	const judge = (answer: AnswerText) => {
		const { question } = answer;
		const tokens = tokenise(judgedText(answer));
		const reading = model.read(question, tokens);
		const { logits, context } = before(model, reading);
		correction?.apply(question, tokens, context, logits);
		return { reading, chances: tokens.length === 0 ? silent() : shares(logits.map(sigmoid)) };
	};
	return {
		version: `${model.version}-${checksum(JSON.stringify(codings))}`,
		assign(answer) {
			const { reading, chances } = judge(answer);
			const best = chances.indexOf(Math.max(...chances));
			const because = reasonsFor(model, reading, correction, best, judgedText(answer));
			return { stance: stances[best]!, confidence: chances[best]!, because };
		},
		probabilities(answer) {
			const { chances } = judge(answer);
			return Object.fromEntries(stances.map((stance, k) => [stance, chances[k]!])) as Record<
				Stance,
				number
			>;
		}
	};
}

/** The stance of one answer by the trained model alone. */
export function assignStance(answer: AnswerText): AssignedStance {
	return createStanceAssigner().assign(answer);
}

function before(model: Starter, { scores }: StarterReading) {
	const logits = Float64Array.from(stances, (stance) => {
		const place = model.themes.indexOf(stance);
		return model.calibrated(scores[place]!, place);
	});
	return { logits, context: logits.map(sigmoid) };
}

/** Where nothing is said, nothing is judged. */
function silent(): number[] {
	return stances.map((stance) => (stance === 'neutraal' ? 1 : 0));
}

function shares(chances: Float64Array): number[] {
	const total = chances.reduce((sum, chance) => sum + chance, 0);
	return Array.from(chances, (chance) => chance / total);
}

function reasonsFor(
	model: Starter,
	reading: StarterReading,
	correction: Correction | undefined,
	stance: number,
	text: string
): string[] {
	const reasons = new Float64Array(reading.tokens.length);
	model.addReasons(reading, model.themes.indexOf(stances[stance]!), reasons);
	correction?.addReasons(reading.tokens, stance, reasons);
	return strongest(reading.tokens, reasons, text, () => true);
}
