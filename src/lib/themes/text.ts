/** A word as it stands in a text, with its folded form for comparison. */
export interface Token {
	/** Position of the first character in the original text. */
	start: number;
	end: number;
	/** Lower case, without accents, repeated letters shortened. */
	folded: string;
	/** Whether a mark that ends a clause (a comma, a full stop) stands before it. */
	paused: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const PAUSE = /[.!?;:,…\n]/;
const ASCII = /^[a-z0-9]*$/;

/** Lower case without accents or apostrophes; "heeeeel" becomes "heel". */
export function fold(word: string): string {
	const lower = word.toLowerCase();
	const plain = ASCII.test(lower)
		? lower
		: lower.normalize('NFKD').replace(/\p{M}/gu, '').replace(/['’]/g, '');
	return plain.replace(/(.)\1{2,}/g, '$1$1');
}

export function tokenise(text: string): Token[] {
	const tokens: Token[] = [];
	let before = 0;
	for (const match of text.matchAll(WORD)) {
		const folded = fold(match[0]);
		if (!folded) continue;
		const start = match.index;
		const apart = start - before > 1 || text[before] !== ' ';
		const paused = apart && PAUSE.test(text.slice(before, start));
		before = start + match[0].length;
		tokens.push({ start, end: before, folded, paused });
	}
	return tokens;
}

const ENDINGS: ReadonlyArray<readonly [string, number]> = [
	['etjes', 3],
	['tjes', 3],
	['jes', 3],
	['etje', 3],
	['tje', 3],
	['je', 3],
	['heden', 3],
	['heid', 3],
	['eren', 3],
	['en', 3],
	['er', 4],
	['es', 3],
	['e', 3],
	['s', 3],
	['t', 4]
];

/** A crude Dutch stem: singular and plural, diminutive and inflection come out the same. */
export function stem(folded: string): string {
	let base = folded;
	for (const [ending, least] of ENDINGS) {
		if (base.length - ending.length >= least && base.endsWith(ending)) {
			base = base.slice(0, -ending.length);
			break;
		}
	}
	base = base.replace(/([a-z])\1/g, '$1');
	const last = base.at(-1);
	if (last === 'v') return base.slice(0, -1) + 'f';
	if (last === 'z') return base.slice(0, -1) + 's';
	return base;
}
