import { adopt, cluster } from './cluster.ts';
import type { Codebook } from './codebook.ts';
import { assignToCover, chooseCover } from './cover.ts';
import {
	readAnswers,
	themesOfSubjects,
	type IdentifiedAnswer,
	type Reading
} from './discover-reading.ts';
import { countAnswers, labelOf, tellingWords } from './group-label.ts';
import { loadStarter } from './load-starter.ts';
import type { Starter } from './starter.ts';
import { subjectNames, subjectsOf } from './subjects.ts';

export type { IdentifiedAnswer } from './discover-reading.ts';

export interface Discovered {
	/** Stable within one result: "1", "2" and so on, largest group first. */
	group: string;
	/** What the group is about, in a few readable words. */
	label: string;
	/** Words that set the group apart, as residents wrote them. */
	words: string[];
	ids: string[];
	/** A group by theme, subject or shared words; what one or two people said; or answers without content. */
	kind: 'group' | 'voices' | 'silent';
	/** Id of the theme, where the starter model knows the group. */
	theme: string | undefined;
}

/** Fewer answers than this are shown as single voices; of many answers, fewer than this share. */
const LEAST = { answers: 3, share: 0.025 };
/** So many groups by subject at most: a handful of twenty answers, some fourteen of four hundred. */
const GROUPS = { factor: 2, power: 0.35, most: 18 };
/** Said by more than this share of the answers, a subject is what they are all about, and tells none apart. */
const TOO_WIDE = 0.35;
/** Of fewer answers this cannot be said. */
const MANY = 20;
/** A subject must be spoken of so firmly in an answer before it decides where that answer goes. */
const FIRM = 0.25;
/** What a subject must add for each answer that makes a group, before it becomes one. */
const WORTH = 0.25;
const VOICES = 'Enkele stemmen';
const NOTHING = 'Zonder inhoud';
const LANGUAGES: Record<Reading['language'], string> = {
	nl: 'Nederlands',
	en: 'Engels',
	de: 'Duits',
	fr: 'Frans',
	es: 'Spaans',
	tr: 'Turks',
	pl: 'Pools',
	ar: 'Arabisch',
	other: 'een andere taal'
};

interface Group {
	label: string;
	members: Reading[];
	theme?: string | undefined;
}

/**
 * Groups answers by what they are about, without a codebook, each language by itself. Every answer is in exactly one
 * group: what only one or two people said stays visible as single voices.
 */
export function discover(
	answers: readonly IdentifiedAnswer[],
	names: Codebook,
	starter: Starter = loadStarter()
): Discovered[] {
	const byId = [...answers].sort((a, b) => (a.id < b.id ? -1 : 1));
	const readings = readAnswers(byId, starter);
	const spoken = readings.filter(({ words }) => words.size > 0);
	const groups: Group[] = [];
	const voices: Reading[] = [];
	for (const [language, own] of byLanguage(spoken)) {
		if (own.length < LEAST.answers) voices.push(...own);
		else if (language !== 'nl' && own.length < MANY)
			groups.push({ label: `In het ${LANGUAGES[language]}`, members: own });
		else {
			const found = groupBySubject(own, names, starter);
			voices.push(...found.voices);
			const suffix = language === 'nl' ? '' : ` (${LANGUAGES[language]})`;
			groups.push(...found.groups.map((group) => ({ ...group, label: group.label + suffix })));
		}
	}
	groups.sort(
		(a, b) => b.members.length - a.members.length || (a.members[0]!.id < b.members[0]!.id ? -1 : 1)
	);
	const spread = countAnswers(spoken);
	const wordsOf = (members: readonly Reading[]) => tellingWords(members, spread, spoken.length);
	const found = groups.map(({ label, theme, members }): Omit<Discovered, 'group'> => ({
		kind: 'group',
		label,
		theme,
		words: wordsOf(members),
		ids: idsOf(members)
	}));
	const silent = readings.filter(({ words }) => words.size === 0);
	if (voices.length > 0) found.push(others('voices', VOICES, voices, wordsOf(voices)));
	if (silent.length > 0) found.push(others('silent', NOTHING, silent, []));
	const order = new Map(answers.map(({ id }, i) => [id, i]));
	return found.map((group, i) => ({
		...group,
		group: String(i + 1),
		ids: group.ids.sort((a, b) => order.get(a)! - order.get(b)!)
	}));
}

function idsOf(members: readonly Reading[]): string[] {
	return members.map(({ id }) => id);
}

function others(
	kind: 'voices' | 'silent',
	label: string,
	members: readonly Reading[],
	words: string[]
): Omit<Discovered, 'group'> {
	return { kind, label, words, ids: idsOf(members), theme: undefined };
}

function byLanguage(readings: readonly Reading[]): [Reading['language'], Reading[]][] {
	const languages = [...new Set(readings.map(({ language }) => language))].sort();
	return languages.map((language) => [
		language,
		readings.filter((own) => own.language === language)
	]);
}

/** Groups answers in one language: by theme or subject, then by shared words; the rest joins the group it resembles. */
function groupBySubject(readings: readonly Reading[], names: Codebook, starter: Starter) {
	const least = Math.max(LEAST.answers, Math.round(LEAST.share * readings.length));
	const affinities = readings.map(({ affinity }) => affinity);
	const chosen = chooseCover(affinities, candidatesOf(readings, starter), {
		least: WORTH * least,
		most: Math.min(GROUPS.most, Math.round(GROUPS.factor * readings.length ** GROUPS.power))
	});
	const places = assignToCover(affinities, chosen, FIRM);
	const rest = readings.filter((_, i) => places[i]! < 0);
	const groups = chosen.flatMap((candidate): Group[] => {
		const members = readings.filter((_, i) => places[i] === candidate);
		if (members.length < least) {
			rest.push(...members);
			return [];
		}
		const theme = starter.themes[candidate];
		const subject = subjectNames[candidate - starter.themes.length];
		const label = subject ?? names.find(({ id }) => id === theme)?.name ?? theme!;
		return [{ label, members, theme }];
	});
	const single: Reading[] = [];
	const spread = countAnswers(readings);
	for (const members of cluster(rest, wordsAndSubjects)) {
		const label = members.length < least ? undefined : labelOf(members, spread, readings.length);
		if (label === undefined) single.push(...members);
		else {
			const same = groups.find((group) => group.label === label);
			if (same) same.members.push(...members);
			else groups.push({ label, members });
		}
	}
	const joined = adopt(single, groups, wordsAndSubjects);
	const voices = single.filter((reading, i) => {
		const place = joined[i]!;
		if (place >= 0) groups[place]!.members.push(reading);
		return place < 0;
	});
	return { groups, voices };
}

/** Themes and subjects that tell answers apart; a subject that is part of such a theme goes with it. */
function candidatesOf(readings: readonly Reading[], starter: Starter): number[] {
	const wide = Array.from(readings[0]!.affinity, (_, candidate) => {
		const spoken = readings.filter(({ affinity }) => affinity[candidate]! >= FIRM).length;
		return readings.length >= MANY && spoken > TOO_WIDE * readings.length;
	});
	// The starter model reads Dutch only: in another language subjects stand by themselves.
	const partOf = readings[0]!.language === 'nl' ? themesOfSubjects(starter) : [];
	return wide.flatMap((tooWide, candidate) => {
		const theme = partOf[candidate - starter.themes.length] ?? -1;
		return tooWide || (theme >= 0 && !wide[theme]) ? [] : [candidate];
	});
}

/** What an answer says, and the subjects of its words: answers may share these without sharing a word. */
function wordsAndSubjects({ words }: Reading): string[] {
	const subjects = [...words.values()].flatMap((word) =>
		subjectsOf(word).map((place) => `§${place}`)
	);
	return [...words.keys(), ...subjects];
}
