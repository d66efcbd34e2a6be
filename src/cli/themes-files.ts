import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { nl } from 'zod/locales';
import { Codebook } from '../lib/themes/codebook.ts';
import type { Stance } from '../lib/themes/stance.ts';
import type {
	ConceptLine,
	LabelledAnswer,
	LexiconLine,
	Vocabularies
} from '../lib/themes/train.ts';

z.config(nl());

/** An answer to be read, as it stands on one line. */
export const AnswerLine = z.object({
	id: z.union([z.string(), z.number()]),
	question: z.string().default(''),
	text: z.string(),
	translation: z.string().optional()
});

/** Something in a file is not as it should be; the message names file and line. */
export class InputError extends Error {}

/** Says what is wrong with the input and ends with code 1; any other error is thrown on. */
export function reportInputError(error: unknown, usage: string): void {
	const wrongUse =
		error instanceof TypeError &&
		'code' in error &&
		String(error.code).startsWith('ERR_PARSE_ARGS');
	if (!wrongUse && !(error instanceof InputError)) throw error;
	process.stderr.write(`${wrongUse ? usage : error.message}\n`);
	process.exitCode = 1;
}

export function readText(file: string): string {
	try {
		return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
	} catch (cause) {
		throw new InputError(`${file}: bestand kan niet worden gelezen`, { cause });
	}
}

export function parseJson(text: string, where: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (cause) {
		throw new InputError(`${where}: geen geldige JSON`, { cause });
	}
}

export function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	const issue = result.error.issues[0]!;
	const field = issue.path.length > 0 ? ` (veld ${issue.path.join('.')})` : '';
	throw new InputError(`${where}: ${issue.message}${field}`);
}

/** Every line of a JSONL file that is not blank, checked. */
export function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
	const lines = readText(file).split(/\r?\n/);
	return lines.flatMap((line, i) => {
		if (line.trim() === '') return [];
		const where = `${file}, regel ${i + 1}`;
		return [checked(schema, parseJson(line, where), where)];
	});
}

export const TRAINING_SETS = [
	'b',
	'c',
	'd',
	'e',
	'f',
	'g',
	'h',
	'i',
	'j',
	'k',
	'l',
	'm',
	'n',
	'o',
	'p',
	'q',
	'r',
	's'
] as const;
/**
 * Sets that are left out together when the probabilities are calibrated. The sets of `LAST_GROUP` are not: a model without
 * them has seen less than half of the answers, and its scores say little of what the whole one makes of new answers.
 */
export const CALIBRATION_GROUPS = [
	['b', 'g', 'm'],
	['c', 'f', 'k'],
	['d', 'i'],
	['e', 'h'],
	['j', 'l'],
	['n', 'o']
];
/** Sets of one generation, judged together by a model that saw none of them. */
export const LAST_GROUP = ['p', 'q', 'r', 's'];
const TRAINING = resolve(import.meta.dirname, '../lib/themes/training');

const parsed = (name: string): unknown[] =>
	readText(`${TRAINING}/${name}.jsonl`)
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as unknown);

/** A labelled answer as it stands in a file of the training folder. */
export interface TrainingAnswer extends LabelledAnswer {
	id: string;
	stance: Stance;
}

export function readTraining(): { answers: TrainingAnswer[]; vocabularies: Vocabularies } {
	const answers = TRAINING_SETS.flatMap((set) =>
		(parsed(`train-${set}`) as Omit<TrainingAnswer, 'set'>[]).map((answer) => ({ ...answer, set }))
	);
	const lexicon = [...parsed('lexicon-nouns'), ...parsed('lexicon-phrases')] as LexiconLine[];
	return { answers, vocabularies: { lexicon, concepts: parsed('concepts') as ConceptLine[] } };
}

export function readStanceVocabularies(): Vocabularies {
	return { lexicon: parsed('lexicon-stance') as LexiconLine[], concepts: [] };
}

/** The same answer with its stance as its only label. */
export function asStanceAnswer(answer: TrainingAnswer): TrainingAnswer {
	return { ...answer, labels: [answer.stance] };
}

/** The Molenwijk consultation, which the starter model never learns from. */
export function readHeldOut(): TrainingAnswer[] {
	const answers = parsed('held-out-molenwijk') as Omit<TrainingAnswer, 'set'>[];
	return answers.map((answer) => ({ ...answer, set: 'molenwijk' }));
}

const EVALUATION = resolve(import.meta.dirname, '../lib/themes/evaluation');
const CONSULTATIONS = [
	'meldingen',
	'burgerbegroting',
	'bibliotheek',
	'huurders',
	'dorp',
	'english',
	'openbare-ruimte',
	'stadsbudget',
	'renovatie',
	'dorpsvisie',
	'ouder-worden',
	'internationals'
];

/** Consultations with codebooks that the starter model has never seen, for evaluation only. */
export function readConsultations() {
	return CONSULTATIONS.map((name) => {
		const codebook = `${EVALUATION}/${name}.codebook.json`;
		return {
			name,
			codebook: checked(Codebook, parseJson(readText(codebook), codebook), codebook),
			answers: readLines(
				`${EVALUATION}/${name}.jsonl`,
				AnswerLine.extend({ id: z.string(), labels: z.array(z.string()) })
			).map((answer) => ({ ...answer, set: name }))
		};
	});
}
