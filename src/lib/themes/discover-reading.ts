import type { AnswerText } from './coding.ts';
import { judgedText } from './coding.ts';
import { isForeign, recogniseLanguage, type Language } from './language.ts';
import { sigmoid } from './linear.ts';
import type { Starter } from './starter.ts';
import { subjectNames, subjectsOf, subjectTerms } from './subjects.ts';
import { stem, tokenise, type Token } from './text.ts';
import { functionWords } from './words.ts';

export interface IdentifiedAnswer extends AnswerText {
	id: string;
}

/** What discovery knows of one answer. */
export interface Reading {
	id: string;
	/** Stem → the word as it was written. */
	words: Map<string, string>;
	language: Language | 'other';
	/** From 0 to 1 per theme of the starter model, and after these per subject of the thesaurus. */
	affinity: Float64Array;
}

/** More than this share of all answers must be told to be in a language, before the rest is taken to be. */
const MAIN = 1 / 3;
/** How sure the starter model must be before an answer counts as one of its themes. */
const SURE = 0.3;
/** A subject with one word that only it has is spoken of this firmly (to 1/2 for a sum of this size). */
const HALF = 1.8;
/** How firmly the starter must hold a subject's own words for one of its themes, before the subject is part of that. */
const PART_OF = 0.7;
/** An answer about a part of a theme speaks of the theme a little less. */
const AS_PART = 0.65;

/** Reads every answer; those in a language that cannot be told are taken to be in the one that most are in. */
export function readAnswers(answers: readonly IdentifiedAnswer[], starter: Starter): Reading[] {
	const read = answers.map((answer) => {
		const text = judgedText(answer);
		const tokens = tokenise(text);
		return { answer, text, tokens, told: recogniseLanguage(tokens), foreign: isForeign(tokens) };
	});
	const main = mainLanguage(read.map(({ told }) => told));
	const partOf = themesOfSubjects(starter);
	return read.map(({ answer, text, tokens, told, foreign }): Reading => {
		const unsure = foreign && main === 'nl' ? 'other' : main;
		const language = told === 'unsure' ? unsure : told;
		const words = contentWords(tokens, text);
		const affinity = subjectAffinity(tokens, starter.themes.length);
		if (language === 'nl' && words.size > 0)
			addThemes(affinity, starter, answer.question, tokens, partOf);
		return { id: answer.id, words, language, affinity };
	});
}

/** Dutch, unless more answers are in one other language; short answers seldom tell theirs. */
function mainLanguage(told: readonly (Language | 'unsure')[]): Language {
	const count = (language: Language): number => told.filter((own) => own === language).length;
	const others = [...new Set(told)].flatMap((own) =>
		own === 'unsure' || own === 'nl' ? [] : [own]
	);
	const [most] = others.sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
	const main = most !== undefined && count(most) > Math.max(count('nl'), MAIN * told.length);
	return main ? most : 'nl';
}

function contentWords(tokens: readonly Token[], text: string): Map<string, string> {
	const words = new Map<string, string>();
	for (const { folded, start, end } of tokens) {
		if (functionWords.has(folded) || folded.length < 3 || /^\d+$/.test(folded)) continue;
		const word = stem(folded);
		if (!words.has(word)) words.set(word, text.slice(start, end).toLowerCase());
	}
	return words;
}

/** Each word counts once, and less for a subject that shares it with others. */
function subjectAffinity(tokens: readonly Token[], first: number): Float64Array {
	const affinity = new Float64Array(first + subjectNames.length);
	for (const folded of new Set(tokens.map((token) => token.folded))) {
		if (functionWords.has(folded)) continue;
		const subjects = subjectsOf(folded);
		for (const s of subjects) affinity[first + s] = affinity[first + s]! + 1 / subjects.length;
	}
	return affinity.map((sum) => sum / (sum + HALF));
}

function addThemes(
	affinity: Float64Array,
	starter: Starter,
	question: string,
	tokens: Token[],
	partOf: readonly number[]
): void {
	partOf.forEach((theme, s) => {
		if (theme < 0) return;
		const firm = AS_PART * affinity[starter.themes.length + s]!;
		affinity[theme] = Math.max(affinity[theme]!, firm);
	});
	starter.read(question, tokens).scores.forEach((score, theme) => {
		const chance = sigmoid(starter.calibrated(score, theme));
		if (chance >= SURE) affinity[theme] = Math.max(affinity[theme]!, chance);
	});
}

const known = new WeakMap<Starter, number[]>();

/** Per subject the theme of the starter model that it is a part of, or -1. */
export function themesOfSubjects(starter: Starter): readonly number[] {
	const before = known.get(starter);
	if (before) return before;
	const themes = subjectTerms.map((terms, s) => {
		const { scores } = starter.read('', tokenise(`${subjectNames[s]} ${terms}`));
		const chances = Array.from(scores, (score, k) => sigmoid(starter.calibrated(score, k)));
		const most = Math.max(...chances);
		return most >= PART_OF ? chances.indexOf(most) : -1;
	});
	known.set(starter, themes);
	return themes;
}
