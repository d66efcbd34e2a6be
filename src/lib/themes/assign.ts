import { strongest } from './because.ts';
import type { ClauseViews } from './clauses.ts';
import { defaultCodebook, type Codebook, type CodebookTheme } from './codebook.ts';
import { exampleCodings, inOrder, judgedText } from './coding.ts';
import type { AnswerText, Assigner, AssignedTheme, Assignment, ConfirmedCoding } from './coding.ts';
import { fitNoneOdds } from './blend.ts';
import { decide, noneOddsOf } from './decide.ts';
import { judgeSets, reorder, type SetJudgement, type SetModel } from './label-sets.ts';
import { isForeign } from './language.ts';
import type { Grip } from './learn.ts';
import { sigmoid } from './linear.ts';
import { loadStarter } from './load-starter.ts';
import { checksum } from './starter-data.ts';
import type { Starter, StarterReading } from './starter.ts';
import { relatedWords } from './subjects.ts';
import { addChange, learnParts, type LearnedPart, type Part } from './team-learning.ts';
import { tokenise } from './text.ts';
import { functionWords } from './words.ts';
import { ZeroShot } from './zero-shot.ts';

export type { Assigner, ConfirmedCoding } from './coding.ts';

/** The starter model knows Dutch: in another language it names only what is likelier than not. */
const SURE = 0.5;
/** A codebook that a team made for its own question leaves fewer answers without a theme (see `decide`). */
const NONE_ODDS = 0.3;
/** Log-odds of every theme for an answer without a single word of content ("weet ik niet"). */
const SILENT = -5;
/**
 * How firmly a judgement is held against codings: that of the starter model most, one by a description less,
 * and where there is only a name the codings decide.
 */
const GRIP = {
	known: { keys: 5, question: 8, context: 10, bias: 3 },
	described: { keys: 4, question: 8, context: 2, bias: 20 },
	named: { keys: 1.5, question: 5, context: 0.03, bias: 3 }
} satisfies Record<string, Grip>;

/** Judges answers by the starter model, by the codebook for themes new to it, and by confirmed codings. */
export function createAssigner(
	codebook: Codebook,
	confirmed: readonly ConfirmedCoding[] = [],
	starter: Starter = loadStarter()
): Assigner {
	const engine = new Engine(codebook, confirmed, starter);
	return {
		version: engine.version,
		assign: (answer) => engine.assign(answer),
		probabilities: (answer) => engine.probabilities(answer),
		expect: (answer) => engine.expect(answer)
	};
}

class Engine {
	readonly version: string;
	private readonly codebook: Codebook;
	private readonly starter: Starter;
	/** Per theme: its place in the starter model, or -1. */
	private readonly known: number[];
	/** Only where the codebook has themes that the starter model does not know. */
	private readonly zeroShot: ZeroShot | undefined;
	/** Which themes go together: only where the codebook holds all themes that this was fitted on. */
	private readonly sets: SetModel | undefined;
	private readonly noneOdds: number;
	private readonly corrections: LearnedPart[];

	constructor(codebook: Codebook, coded: readonly ConfirmedCoding[], starter: Starter) {
		const confirmed = [...coded, ...exampleCodings(codebook, coded)];
		this.codebook = codebook;
		this.starter = starter;
		const places = codebook.map(({ id }) => starter.themes.indexOf(id));
		this.known = places.map((place, k) => (isAnother(codebook[k]!) ? -1 : place));
		this.sets = inStarterOrder(this.known, starter);
		this.zeroShot = this.known.includes(-1) ? new ZeroShot(codebook, places, starter) : undefined;
		const { parts, unseen } = learnParts(confirmed, codebook, this.parts(), (question, tokens) =>
			this.before(this.starter.read(question, tokens))
		);
		this.corrections = parts;
		const ids = codebook.map(({ id }) => id);
		this.noneOdds =
			unseen.length > 0
				? fitNoneOdds(unseen, NONE_ODDS)
				: noneOddsOf(confirmed, ids, this.zeroShot && NONE_ODDS);
		this.version = [
			starter.version,
			checksum(JSON.stringify(codebook)),
			checksum(JSON.stringify(inOrder(confirmed)))
		].join('-');
	}

	private parts(): Part[] {
		const gripOf = (theme: CodebookTheme, k: number): keyof typeof GRIP =>
			this.known[k]! >= 0 ? 'known' : isDescribed(theme) ? 'described' : 'named';
		const grips = this.codebook.map(gripOf);
		return [...new Set(grips)].map((grip) => ({
			grip: GRIP[grip],
			weighed: grip === 'described',
			places: this.codebook.map((_, k) => k).filter((k) => grips[k] === grip)
		}));
	}

	assign(answer: AnswerText): Assignment {
		const { question } = answer;
		const text = judgedText(answer);
		const tokens = tokenise(text);
		if (tokens.length === 0) return { themes: [] };
		const reading = this.starter.read(question, tokens);
		const { chosen, probabilities } = this.judge(question, reading);
		const least = this.corrections.length === 0 && isForeign(tokens) ? SURE : 0;
		const themes = chosen.flatMap((k): AssignedTheme[] => {
			if (this.known[k]! >= 0 && probabilities[k]! < least) return [];
			const because = this.because(reading, k, text);
			if (because.length === 0) return [];
			return [{ theme: this.codebook[k]!.id, confidence: probabilities[k]!, because }];
		});
		return { themes };
	}

	probabilities(answer: AnswerText): Map<string, number> {
		const { question } = answer;
		const tokens = tokenise(judgedText(answer));
		const chances =
			tokens.length === 0
				? new Float64Array(this.codebook.length)
				: this.judge(question, this.starter.read(question, tokens)).probabilities;
		return new Map(this.codebook.map(({ id }, k) => [id, chances[k]!]));
	}

	expect(answer: AnswerText): number {
		const { question } = answer;
		const tokens = tokenise(judgedText(answer));
		if (tokens.length === 0) return 1;
		return this.judge(question, this.starter.read(question, tokens)).expected;
	}

	private judge(question: string, reading: StarterReading): SetJudgement {
		const { logits, context } = this.before(reading);
		addChange(this.corrections, question, reading.tokens, context, logits);
		if (this.sets && !isSilent(reading)) {
			const { tokens, style } = reading;
			const clauses = this.inOrder(this.starter.clauseViews(question, reading));
			return judgeSets(this.sets, { logits, style, words: tokens.length, clauses });
		}
		const probabilities = logits.map(sigmoid);
		return { ...decide(probabilities, this.noneOdds), probabilities };
	}

	/** Log-odds before anything was confirmed, and what the starter model makes of the answer as a whole. */
	private before(reading: StarterReading): { logits: Float64Array; context: Float64Array } {
		const zero = this.zeroShot?.scores(reading, isForeign(reading.tokens));
		const logits = Float64Array.from(this.known, (place, k) =>
			place >= 0 ? this.starter.calibrated(reading.scores[place]!, place) : zero![k]!
		);
		if (isSilent(reading)) logits.fill(SILENT);
		const context = reading.scores.map((score, s) => sigmoid(this.starter.calibrated(score, s)));
		return { logits, context };
	}

	/** What clauses say, by the places of the themes in this codebook; nothing of themes new to the starter. */
	private inOrder({ views, ...rest }: ClauseViews): ClauseViews {
		if (this.known.every((place, k) => place === k)) return { views, ...rest };
		const style = this.starter.themes.length;
		return {
			...rest,
			views: views.map((view) =>
				Float64Array.of(...this.known.map((place) => view[place] ?? 0), ...view.subarray(style))
			)
		};
	}

	/** The words of the answer that speak most for a theme; where none does, those that speak more for it than for others. */
	private because(reading: StarterReading, theme: number, text: string): string[] {
		const reasons = this.reasons(reading, theme);
		const words = strongest(reading.tokens, reasons, text);
		if (words.length > 0 || this.corrections.length === 0) return words;
		const count = this.codebook.length;
		for (let other = 0; other < count; other++) {
			const theirs = this.reasons(reading, other);
			theirs.forEach((value, i) => (reasons[i] = reasons[i]! - value / count));
		}
		return strongest(reading.tokens, reasons, text);
	}

	private reasons(reading: StarterReading, theme: number): Float64Array {
		const reasons = new Float64Array(reading.tokens.length);
		const place = this.known[theme]!;
		if (place >= 0) this.starter.addReasons(reading, place, reasons);
		else this.zeroShot?.addReasons(reading, theme, reasons);
		for (const { places, correction } of this.corrections) {
			const own = places.indexOf(theme);
			if (own >= 0) correction.addReasons(reading.tokens, own, reasons);
		}
		return reasons;
	}
}

/** Whether the answer has no word of content. */
function isSilent({ tokens }: StarterReading): boolean {
	return tokens.every(({ folded }) => functionWords.has(folded));
}

/** The starter's sets, told by the places that its themes have in this codebook; themes new to it are neutral. */
function inStarterOrder(known: readonly number[], { sets, themes }: Starter): SetModel | undefined {
	if (!sets || !themes.every((_, place) => known.includes(place))) return undefined;
	return reorder(sets, known);
}

/** Whether a theme has the id of a default one but neither its name nor its definition: its id is a hint, no more. */
function isAnother(theme: CodebookTheme): boolean {
	const own = defaultCodebook.find(({ id }) => id === theme.id);
	return own !== undefined && own.name !== theme.name && own.definition !== theme.definition;
}

/** Whether the codebook says what a theme is about: by a description, or by a name that tells. */
function isDescribed({ name, definition, includes }: CodebookTheme): boolean {
	const described = [definition, includes].some((text) => text.trim());
	return described || relatedWords(name, '').size > 0;
}
