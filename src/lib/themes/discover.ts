import type { Codebook } from './codebook.ts';
import type { AnswerText } from './coding.ts';
import { cluster } from './cluster.ts';
import { isForeign } from './language.ts';
import { sigmoid } from './linear.ts';
import { loadStarter } from './load-starter.ts';
import type { Starter } from './starter.ts';
import { subjectsOf } from './subjects.ts';
import { stem, tokenise } from './text.ts';
import { functionWords } from './words.ts';

export interface Discovered {
	/** Stable within one result: "1", "2" and so on, largest group first. */
	group: string;
	/** What the group is about, in a few readable words. */
	label: string;
	/** Words that set the group apart, as residents wrote them. */
	words: string[];
	ids: string[];
	/** A group by theme or by shared words; what one or two people said; or answers without content. */
	kind: 'group' | 'voices' | 'silent';
	/** Id of the theme, where the starter model knows the group. */
	theme: string | undefined;
}

export interface IdentifiedAnswer extends AnswerText {
	id: string;
}

/** How sure the starter model must be before an answer counts as one of its themes. */
const SURE = 0.4;
/** Fewer answers than this are shown as single voices. */
const LEAST_ANSWERS = 3;
const MOST_WORDS = 6;
const VOICES = 'Enkele stemmen';
const NOTHING = 'Zonder inhoud';

type Group = Omit<Discovered, 'group' | 'ids'> & { members: Reading[] };

interface Reading {
	id: string;
	/** Stem → the word as it was written. */
	words: Map<string, string>;
	/** Place of the likeliest starter theme, or -1. */
	theme: number;
}

/**
 * Groups answers by what they are about, without a codebook. Every answer is in exactly one group: what
 * only one or two people said stays visible as single voices.
 */
export function discover(
	answers: readonly IdentifiedAnswer[],
	names: Codebook,
	starter: Starter = loadStarter()
): Discovered[] {
	const byId = [...answers].sort((a, b) => (a.id < b.id ? -1 : 1));
	const readings = byId.map((answer) => read(answer, starter));
	const spoken = readings.filter((reading) => reading.words.size > 0);
	const groups: { theme: string | undefined; members: Reading[] }[] = [];
	const rest = spoken.filter(({ theme }) => theme < 0);
	starter.themes.forEach((id, place) => {
		const members = spoken.filter(({ theme }) => theme === place);
		if (members.length >= LEAST_ANSWERS) groups.push({ theme: id, members });
		else rest.push(...members);
	});
	const single: Reading[] = [];
	for (const members of cluster(rest, wordsAndSubjects)) {
		if (members.length >= LEAST_ANSWERS) groups.push({ theme: undefined, members });
		else single.push(...members);
	}
	groups.sort(
		(a, b) => b.members.length - a.members.length || (a.members[0]!.id < b.members[0]!.id ? -1 : 1)
	);
	const spread = countAnswers(spoken);
	const found = groups.map(({ theme, members }): Group => {
		const words = tellingWords(members, spread, spoken.length);
		const name = names.find(({ id }) => id === theme)?.name;
		return { label: name ?? labelOf(words, starter), words, members, kind: 'group', theme };
	});
	if (single.length > 0) {
		found.push({
			label: VOICES,
			words: tellingWords(single, spread, spoken.length),
			members: single,
			kind: 'voices',
			theme: undefined
		});
	}
	const silent = readings.filter((reading) => reading.words.size === 0);
	if (silent.length > 0)
		found.push({ label: NOTHING, words: [], members: silent, kind: 'silent', theme: undefined });
	const order = new Map(answers.map(({ id }, i) => [id, i]));
	return distinct(found).map(({ label, words, members, kind, theme }, i) => ({
		group: String(i + 1),
		label,
		words,
		kind,
		theme,
		ids: members.map(({ id }) => id).sort((a, b) => order.get(a)! - order.get(b)!)
	}));
}

function read({ id, question, text }: IdentifiedAnswer, starter: Starter): Reading {
	const tokens = tokenise(text);
	const words = new Map<string, string>();
	for (const { folded, start, end } of tokens) {
		if (functionWords.has(folded) || folded.length < 3 || /^\d+$/.test(folded)) continue;
		const word = stem(folded);
		if (!words.has(word)) words.set(word, text.slice(start, end).toLowerCase());
	}
	if (words.size === 0) return { id, words, theme: -1 };
	let theme = -1;
	let most = isForeign(tokens) ? Infinity : SURE;
	starter.read(question, tokens).scores.forEach((score, place) => {
		const chance = sigmoid(starter.calibrated(score, place));
		if (chance >= most) [theme, most] = [place, chance];
	});
	return { id, words, theme };
}

/** What an answer says, and the subjects of its words: answers may share these without sharing a word. */
function wordsAndSubjects({ words }: Reading): string[] {
	const stems = [...words.keys()];
	return [...stems, ...stems.flatMap((word) => subjectsOf(word).map((place) => `§${place}`))];
}

/** In how many answers each stem stands. */
function countAnswers(readings: readonly Reading[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { words } of readings) {
		for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	return counts;
}

/** Words that stand more often in these answers than in all: frequent here, rare elsewhere. */
function tellingWords(
	members: readonly Reading[],
	spread: ReadonlyMap<string, number>,
	total: number
): string[] {
	const forms = new Map<string, Map<string, number>>();
	for (const { words } of members) {
		for (const [word, form] of words) {
			const seen = forms.get(word) ?? new Map<string, number>();
			seen.set(form, (seen.get(form) ?? 0) + 1);
			forms.set(word, seen);
		}
	}
	const ranked = [...countAnswers(members)].map(([word, count]) => ({
		word,
		score: count * Math.log(count / members.length / (spread.get(word)! / total) + 1)
	}));
	ranked.sort((a, b) => b.score - a.score || (a.word < b.word ? -1 : 1));
	return ranked.slice(0, MOST_WORDS).map(({ word }) => {
		const seen = [...forms.get(word)!];
		seen.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
		return seen[0]![0];
	});
}

/** Up to three words that name the group: words of a subject before others. */
function labelOf(words: readonly string[], starter: Starter): string {
	const subjects = words.filter((word) => starter.lexicon.has(word));
	const others = words.filter((word) => !subjects.includes(word));
	const text = [...subjects, ...others]
		.slice(0, 3)
		.join(', ')
		.replace(/, ([^,]*)$/, ' en $1');
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Two groups never carry the same label. */
function distinct<T extends { label: string; words: string[] }>(groups: T[]): T[] {
	const seen = new Map<string, number>();
	return groups.map((group) => {
		const times = (seen.get(group.label) ?? 0) + 1;
		seen.set(group.label, times);
		return times === 1 ? group : { ...group, label: `${group.label} (${times})` };
	});
}
