import { strongest } from './because.ts';
import type { Codebook } from './codebook.ts';
import type { AnswerText, Assigner, AssignedTheme, Assignment, ConfirmedCoding } from './coding.ts';
import { choose, decide } from './decide.ts';
import { isForeign } from './language.ts';
import { inOrder, learn, type Correction, type Grip, type Prior } from './learn.ts';
import { sigmoid } from './linear.ts';
import { loadStarter } from './load-starter.ts';
import { checksum } from './starter-data.ts';
import type { Starter, StarterReading } from './starter.ts';
import { tokenise } from './text.ts';
import { functionWords } from './words.ts';
import { ZeroShot } from './zero-shot.ts';

export type { Assigner, Assignment, ConfirmedCoding } from './coding.ts';

/** The starter model knows Dutch: in another language it names only what is likelier than not. */
const SURE = 0.5;
/** Log-odds of every theme for an answer without a single word of content ("weet ik niet"). */
const SILENT = -5;
/** A theme that the starter model knows is changed less by a few codings than one that it does not. */
const GRIP = {
	known: { keys: 8, context: 100, bias: 10 },
	fresh: { keys: 6, context: 0.05, bias: 0.3 }
};

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
		expect: (answer) => decide([...engine.probabilities(answer).values()]).expected
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
	private readonly corrections: { places: number[]; correction: Correction }[] = [];

	constructor(codebook: Codebook, confirmed: readonly ConfirmedCoding[], starter: Starter) {
		this.codebook = codebook;
		this.starter = starter;
		this.known = codebook.map(({ id }) => starter.themes.indexOf(id));
		this.zeroShot = this.known.includes(-1) ? new ZeroShot(codebook, starter) : undefined;
		if (confirmed.length > 0) {
			this.learn(confirmed, GRIP.known, (place) => place >= 0);
			this.learn(confirmed, GRIP.fresh, (place) => place < 0);
		}
		this.version = [
			starter.version,
			checksum(JSON.stringify(codebook)),
			checksum(JSON.stringify(inOrder(confirmed)))
		].join('-');
	}

	private learn(
		confirmed: readonly ConfirmedCoding[],
		grip: Grip,
		belongs: (place: number) => boolean
	): void {
		const places = this.codebook.map((_, k) => k).filter((k) => belongs(this.known[k]!));
		if (places.length === 0) return;
		const prior: Prior = (question, tokens) => {
			const { logits, context } = this.before(this.starter.read(question, tokens));
			return { logits: Float64Array.from(places, (k) => logits[k]!), context };
		};
		const themes = places.map((k) => this.codebook[k]!);
		this.corrections.push({ places, correction: learn(confirmed, themes, prior, grip) });
	}

	assign({ question, text }: AnswerText): Assignment {
		const tokens = tokenise(text);
		if (tokens.length === 0) return { themes: [] };
		const reading = this.starter.read(question, tokens);
		const probabilities = this.judge(question, reading);
		const least = this.corrections.length === 0 && isForeign(tokens) ? SURE : 0;
		const themes = choose(probabilities).flatMap((k): AssignedTheme[] => {
			if (probabilities[k]! < least) return [];
			const because = this.because(reading, k, text);
			if (because.length === 0) return [];
			return [{ theme: this.codebook[k]!.id, confidence: probabilities[k]!, because }];
		});
		return { themes };
	}

	probabilities({ question, text }: AnswerText): Map<string, number> {
		const tokens = tokenise(text);
		const chances =
			tokens.length === 0
				? new Float64Array(this.codebook.length)
				: this.judge(question, this.starter.read(question, tokens));
		return new Map(this.codebook.map(({ id }, k) => [id, chances[k]!]));
	}

	private judge(question: string, reading: StarterReading): Float64Array {
		const { logits, context } = this.before(reading);
		for (const { places, correction } of this.corrections) {
			const change = new Float64Array(places.length);
			correction.apply(question, reading.tokens, context, change);
			places.forEach((k, i) => (logits[k] = logits[k]! + change[i]!));
		}
		return logits.map(sigmoid);
	}

	/** Log-odds before anything was confirmed, and what the starter model makes of the answer as a whole. */
	private before(reading: StarterReading): { logits: Float64Array; context: Float64Array } {
		const zero = this.zeroShot?.scores(reading);
		const logits = Float64Array.from(this.known, (place, k) =>
			place >= 0 ? this.starter.calibrated(reading.scores[place]!, place) : zero![k]!
		);
		if (reading.tokens.every(({ folded }) => functionWords.has(folded))) logits.fill(SILENT);
		const context = reading.scores.map((score, s) => sigmoid(this.starter.calibrated(score, s)));
		return { logits, context };
	}

	/** The words of the answer that speak most for a theme. */
	private because(reading: StarterReading, theme: number, text: string): string[] {
		const reasons = new Float64Array(reading.tokens.length);
		const place = this.known[theme]!;
		if (place >= 0) this.starter.addReasons(reading, place, reasons);
		else this.zeroShot?.addReasons(reading, theme, reasons);
		for (const { places, correction } of this.corrections) {
			const own = places.indexOf(theme);
			if (own >= 0) correction.addReasons(reading.tokens, own, reasons);
		}
		return strongest(reading.tokens, reasons, text);
	}
}
