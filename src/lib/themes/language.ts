import type { Token } from './text.ts';

const COMMON = {
	nl: `de het een en van ik je u dat die in is op te niet met voor er aan maar als om ook dan naar bij nog wel
		uit door zijn heb hebben heeft wij we mijn geen meer wat hier daar ze zo over al was kan moet wordt mn`,
	en: `the and of to a i you that it for are with they be this have from or by not but what all were we when your
		can there an which their if will each about how up out them then many so would like has more my people no`,
	de: `der die das und ich ist nicht ein eine zu mit sich auf für im den dem von es wir sie auch wenn aber nur
		noch nach wie oder haben hat sind kein keine mein bei aus um am gibt sehr`,
	fr: `le la les un une des et est je ne pas que qui dans pour sur avec il elle nous vous mais ou au du ce se
		sont plus très tout mon ma y a`,
	es: `el la los las un una y es no que en de por para con se lo como más pero su mi muy hay del al yo`,
	tr: `bir ve bu da de için çok ama ben biz siz o ne var yok gibi daha kadar sonra ile değil mi burada bana
		her hiç olan`,
	pl: `i w nie na się z do jest to że a co jak ale po mi za od już tylko dla jestem są tu czy o by tym nic
		bardzo`
} as const;

const LANGUAGES = (Object.keys(COMMON) as (keyof typeof COMMON)[]).map((name) => ({
	name,
	words: new Set(COMMON[name].normalize('NFKD').replace(/\p{M}/gu, '').split(/\s+/))
}));
const LATIN = /^[a-z0-9]/;
/** So many more common words of another language than of Dutch before an answer counts as foreign. */
const LEAD = 2;

export type Language = (typeof LANGUAGES)[number]['name'] | 'ar';

/** So many more common words than of the next language, before a language is named. */
const CLEAR = 2;
const ARABIC = /^\p{Script=Arabic}/u;
/** Letters that Persian, Urdu and others have beside the Arabic ones. */
const NOT_ARABIC = /[پچژگکیے]/u;

/**
 * The language of an answer, or 'unsure': for a few words, for a mixture, and for languages that it does not
 * know, rather than a guess.
 */
export function recogniseLanguage(tokens: readonly Token[]): Language | 'unsure' {
	const arabic = tokens.filter(({ folded }) => ARABIC.test(folded));
	if (arabic.length > tokens.length / 2)
		return arabic.some(({ folded }) => NOT_ARABIC.test(folded)) ? 'unsure' : 'ar';
	const counts = LANGUAGES.map(({ name, words }) => ({
		name,
		count: tokens.filter(({ folded }) => words.has(folded)).length
	}));
	counts.sort((a, b) => b.count - a.count);
	const [first, second] = counts;
	const clear = first!.count >= second!.count + CLEAR && first!.count * 8 >= tokens.length;
	return clear ? first!.name : 'unsure';
}

/** Whether an answer is probably not in Dutch; short answers get the benefit of the doubt. */
export function isForeign(tokens: readonly Token[]): boolean {
	const latin = tokens.filter(({ folded }) => LATIN.test(folded)).length;
	if (latin < tokens.length / 2) return true;
	let dutch = 0;
	let other = 0;
	for (const { name, words } of LANGUAGES) {
		const count = tokens.filter(({ folded }) => words.has(folded)).length;
		if (name === 'nl') dutch = count;
		else other = Math.max(other, count);
	}
	return other >= dutch + LEAD;
}
