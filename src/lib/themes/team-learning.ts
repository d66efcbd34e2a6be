import { shareOfChange, type Unseen } from './blend.ts';
import { inOrder, judgedText, type ConfirmedCoding } from './coding.ts';
import { learn, type Correction, type Grip, type Prior } from './learn.ts';
import { sigmoid } from './linear.ts';
import { tokenise, type Token } from './text.ts';

/** Themes that are learned together, and how firmly what was thought of them beforehand is held. */
export interface Part {
	/** Their places in the codebook. */
	places: number[];
	grip: Grip;
	/** What was thought beforehand rests on words of the codebook: codings decide how far it stands. */
	weighed: boolean;
}

export interface LearnedPart {
	places: number[];
	correction: Correction;
	/** How far the correction counts, from 0 to 1. */
	share: number;
}

/** What was learned, and what it would have made of codings that it had not seen. */
export interface Learned {
	parts: LearnedPart[];
	unseen: { probabilities: Float64Array; none: boolean }[];
}

/** Every fifth coding is left out in turn; of more codings only one fifth, and of many none: they speak for themselves. */
const FOLDS = { count: 5, all: 200, one: 1000 };

/** Learns each part from the codings, and weighs what was learned by codings that were left out. */
export function learnParts(
	confirmed: readonly ConfirmedCoding[],
	codebook: readonly { id: string }[],
	parts: readonly Part[],
	prior: Prior
): Learned {
	if (confirmed.length === 0) return { parts: [], unseen: [] };
	const teach = (codings: readonly ConfirmedCoding[]): LearnedPart[] =>
		parts.map(({ places, grip }) => {
			const own: Prior = (question, tokens) => {
				const { logits, context } = prior(question, tokens);
				return { logits: Float64Array.from(places, (k) => logits[k]!), context };
			};
			const themes = places.map((k) => codebook[k]!);
			return { places, correction: learn(codings, themes, own, grip), share: 1 };
		});
	const weighed = parts.some((part) => part.weighed);
	const leftOut = weighed ? leaveOut(inOrder(confirmed), codebook, teach, prior) : [];
	const learned = teach(confirmed).map((part, i) =>
		parts[i]!.weighed && leftOut.length > 0
			? { ...part, share: shareOfChange(leftOut, part.places) }
			: part
	);
	return { parts: learned, unseen: leftOut.map((coding) => judged(coding, learned)) };
}

function leaveOut(
	confirmed: readonly ConfirmedCoding[],
	codebook: readonly { id: string }[],
	teach: (codings: readonly ConfirmedCoding[]) => LearnedPart[],
	prior: Prior
): Unseen[] {
	if (confirmed.length < 2 || confirmed.length > FOLDS.one) return [];
	const count = Math.min(FOLDS.count, confirmed.length);
	const folds = Array.from(
		{ length: confirmed.length <= FOLDS.all ? count : 1 },
		(_, fold) => fold
	);
	return folds.flatMap((fold) => {
		const learned = teach(confirmed.filter((_, i) => i % count !== fold));
		return confirmed
			.filter((_, i) => i % count === fold)
			.map((coding): Unseen => {
				const tokens = tokenise(judgedText(coding));
				const { logits, context } = prior(coding.question, tokens);
				const change = new Float64Array(logits.length);
				addChange(learned, coding.question, tokens, context, change);
				const targets = codebook.map(({ id }) => coding.labels.includes(id));
				return { prior: logits, change, targets };
			});
	});
}

function judged({ prior, change, targets }: Unseen, parts: readonly LearnedPart[]) {
	const logits = Float64Array.from(prior);
	for (const { places, share } of parts)
		for (const k of places) logits[k] = logits[k]! + share * change[k]!;
	return { probabilities: logits.map(sigmoid), none: !targets.includes(true) };
}

/** Adds what was learned to the log-odds of an answer, given the context that the prior gave. */
export function addChange(
	parts: readonly LearnedPart[],
	question: string,
	tokens: readonly Token[],
	context: Float64Array,
	logits: Float64Array
): void {
	for (const { places, correction, share } of parts) {
		const own = new Float64Array(places.length);
		correction.apply(question, tokens, context, own);
		places.forEach((k, i) => (logits[k] = logits[k]! + share * own[i]!));
	}
}
