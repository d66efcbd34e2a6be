import { z } from 'zod';
import { questionsOf, type Guide, type Question } from '../guide/guide.ts';
import { MAX_COLUMNS, SAME_QUESTION } from './limits.ts';
import { normalise, similarity } from './wording.ts';

/** What a column may say about the response as a whole. */
export const ROW_TARGETS = ['id', 'mode', 'area', 'language', 'date', 'voice'] as const;
export type RowTarget = (typeof ROW_TARGETS)[number];

const KEY = /[a-z0-9][a-z0-9_]{0,59}/.source;
/**
 * Where a column goes: nowhere (`skip`), to the response, to a question's answer, to whose words an open answer holds,
 * or to the resident's own words beside a choice.
 */
export const Target = z.union([
	z.enum(['skip', ...ROW_TARGETS]),
	z.custom<`${'answer' | 'voice' | 'other'}:${string}`>(
		(value) => typeof value === 'string' && new RegExp(`^(answer|voice|other):${KEY}$`).test(value)
	)
]);
export type Target = z.infer<typeof Target>;

/** A target for each column, in the order of the columns. */
export const Mapping = z.array(Target).max(MAX_COLUMNS);
export type Mapping = z.infer<typeof Mapping>;

/** Names by which files tend to call a column, in the form of `normalise`. */
const ROW_NAMES: Record<RowTarget, string[]> = {
	id: [
		'id',
		'respondent',
		'respondent id',
		'response id',
		'respons id',
		'rij',
		'rijnummer',
		'nummer',
		'nr',
		'row id'
	],
	mode: ['mode', 'wijze', 'manier', 'hoe ingevuld', 'wijze van invullen', 'ingevuld via'],
	area: ['area', 'gebied', 'straat', 'street', 'blok', 'straat of blok', 'buurt', 'buurtdeel'],
	language: ['language', 'taal', 'taal van het gesprek', 'lang'],
	date: [
		'date',
		'datum',
		'ingevuld op',
		'verstuurd op',
		'submitted at',
		'tijdstip',
		'tijdstempel',
		'timestamp'
	],
	voice: ['voice', 'stem', 'wiens woorden', 'woorden']
};
const VOICE_NAMES = ['voice', 'stem', 'wiens woorden', 'whose words'];
const OTHER_NAMES = ['anders', 'namelijk', 'anders namelijk', 'other', 'toelichting'];

interface Candidate {
	target: Target;
	/** Normalised names that mean this target for certain. */
	names: string[];
	/** Normalised texts that a header may resemble. */
	texts: string[];
}

/** The questions that a column can hold an answer to: all but information texts. */
export const answerable = (guide: Guide): Question[] =>
	questionsOf(guide).flatMap(({ question }) => (question.kind === 'info' ? [] : [question]));

const takesOwnWords = (question: Question) =>
	(question.kind === 'single' || question.kind === 'multiple') &&
	question.options.some((option) => option.freeText);

/** Every target that a column may get, in the order in which a person looks for it. */
export function targetsOf(guide: Guide): Target[] {
	return ['skip', ...ROW_TARGETS, ...answerable(guide).flatMap(targetsOfQuestion)];
}

function targetsOfQuestion(question: Question): Target[] {
	const targets: Target[] = [`answer:${question.key}`];
	if (question.kind === 'open') targets.push(`voice:${question.key}`);
	if (takesOwnWords(question)) targets.push(`other:${question.key}`);
	return targets;
}

function candidates(guide: Guide): Candidate[] {
	const own = answerable(guide).flatMap((question) => {
		const texts = Object.values(question.text).map(normalise).filter(Boolean);
		const names = [normalise(question.key), ...texts];
		const beside = (suffixes: string[]) =>
			names.flatMap((name) => suffixes.map((suffix) => `${name} ${suffix}`));
		return targetsOfQuestion(question).map((target): Candidate => {
			if (target.startsWith('voice:')) return { target, names: beside(VOICE_NAMES), texts: [] };
			if (target.startsWith('other:')) return { target, names: beside(OTHER_NAMES), texts: [] };
			return { target, names, texts };
		});
	});
	// A question's own key goes before a general name: a guide may well ask for the street.
	return [
		...own,
		...ROW_TARGETS.map((target) => ({ target, names: ROW_NAMES[target], texts: [] }))
	];
}

/**
 * Guesses where each column goes: by the question's key, its text in any language, a usual name, or likeness.
 * Each target is given once, the surest match first; a column without a match is skipped.
 */
export function matchColumns(headers: string[], guide: Guide): Mapping {
	const known = candidates(guide);
	const matches = headers.flatMap((header, column) => {
		const name = normalise(header);
		return known.map(({ target, names, texts }) => ({
			column,
			target,
			score: names.includes(name) ? 1 : Math.max(0, ...texts.map((text) => similarity(name, text)))
		}));
	});
	const mapping: Mapping = headers.map(() => 'skip');
	const given = new Set<Target>();
	for (const { column, target, score } of matches.sort((a, b) => b.score - a.score)) {
		if (score < SAME_QUESTION) break;
		if (mapping[column] !== 'skip' || given.has(target)) continue;
		mapping[column] = target;
		given.add(target);
	}
	return mapping;
}

/** Why a mapping cannot be used: a target that two columns share, one the guide does not have, or no answers at all. */
export type MappingProblem =
	{ why: 'twice'; target: Target } | { why: 'unknown'; target: Target } | { why: 'no_answers' };

export function checkMapping(mapping: Mapping, guide: Guide): MappingProblem[] {
	const known = new Set(targetsOf(guide));
	const used = mapping.filter((target) => target !== 'skip');
	const twice = [...new Set(used.filter((target, index) => used.indexOf(target) !== index))];
	const unknown = used.filter((target) => !known.has(target));
	const problems: MappingProblem[] = [
		...twice.map((target) => ({ why: 'twice' as const, target })),
		...unknown.map((target) => ({ why: 'unknown' as const, target }))
	];
	if (!used.some((target) => target.startsWith('answer:'))) problems.push({ why: 'no_answers' });
	return problems;
}
