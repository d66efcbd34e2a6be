import { FIRST_NAMES, NAMES_THAT_ARE_WORDS, plain } from './first-names.ts';
import type { Certainty, Span } from './span.ts';

interface Word {
	text: string;
	plain: string;
	start: number;
	end: number;
	capital: boolean;
	/** After a full stop, a quotation mark, a line break or nothing: there a capital says nothing. */
	opensSentence: boolean;
	/** What stands between this word and the one before. */
	before: string;
}

const CALLS = new Set(
	'buurvrouw buurman buurjongen buurmeisje overbuurvrouw overbuurman bovenbuurvrouw bovenbuurman onderbuurvrouw onderbuurman benedenbuurman benedenbuurvrouw meneer mevrouw mijnheer mevr dhr mw mr dr drs dokter juf meester tante oom opa oma pastoor dominee imam heet heette genaamd genoemd vriendin vriend zus broer zoon dochter man collega huismeester wijkagent conciërge'.split(
		' '
	)
);
/** "Ik ben Joke": a capital behind these is a name, unless it is a people or a profession. */
const PRESENTS = ['ik ben', 'naam is', 'i am', 'name is'];
const AFTER_WORD = ['naar', 'van', 'groeten', 'groetjes', 'groet', 'mvg'];
const TUSSENVOEGSELS = new Set('van de der den ten ter te el al ben bin bint het in'.split(' '));
/** Words with a capital that name no person: languages, peoples, holidays, organisations, apps. */
const NO_NAMES = new Set(
	'nederlands nederlandse nederland nederlander turks turkse turkije marokkaans marokkaanse marokko pools poolse polen arabisch arabische engels engelse duits duitse frans franse surinaams surinaamse suriname oekraiens oekraiense oekraine syrisch syrische syrie somalisch antilliaans antilliaanse europa amsterdam rotterdam utrecht haag kerst pasen pinksteren ramadan suikerfeest sinterklaas koningsdag whatsapp facebook instagram snapchat tiktok google digid politie gemeente corporatie slachtofferhulp thuiszorg voedselbank wmo vve ggz ggd uwv ict nt2 god allah vuurwerkvrije vrijdagkeuken'.split(
		' '
	)
);
const PLACE_ENDING =
	/(?:straat|laan|weg|plein|pad|hof|kade|gracht|singel|dijk|park|dreef|steeg|plantsoen|wijk|buurt|flat|toren|brug|molen|veld|markt|haven|school|kerk|moskee|centrum|huis|winkel)(?:je)?$/;
const ARTICLES = new Set(['de', 'het', 't', 'een', 'the', 'den']);

function wordsOf(text: string): Word[] {
	let last = 0;
	return [...text.matchAll(/\p{L}[\p{L}\p{M}'’-]*/gu)].map((hit) => {
		const written = hit[0].replace(/['’-]+$/u, '').replace(/['’]s$/u, '');
		const before = text.slice(last, hit.index);
		last = hit.index + written.length;
		return {
			text: written,
			plain: plain(written),
			start: hit.index,
			end: last,
			capital: /^\p{Lu}\p{Ll}/u.test(written),
			opensSentence: hit.index === 0 || !/^[\s,;&+/(-]*$/u.test(before) || before.includes('\n'),
			before
		};
	});
}

/** Words that follow in the same name: "de Vries", "El Amrani". */
function endOfName(words: Word[], from: number): number {
	let end = from;
	for (let at = from + 1; at < words.length && at <= from + 4; at++) {
		const word = words[at]!;
		if (!/^\s+$/u.test(word.before)) break;
		if (word.capital && !NO_NAMES.has(word.plain)) end = at;
		else if (!TUSSENVOEGSELS.has(word.plain)) break;
	}
	return end;
}

/** What announces a name: a title ("buurvrouw"), a presentation ("ik ben"), or a word that often does ("vraag naar"). */
function announcement(words: Word[], at: number): 'title' | 'presents' | 'often' | undefined {
	const previous = words[at - 1];
	if (!previous || !/^[.\s]*$/u.test(words[at]!.before)) return undefined;
	if (CALLS.has(previous.plain)) return 'title';
	if (PRESENTS.includes(`${words[at - 2]?.plain ?? ''} ${previous.plain}`)) return 'presents';
	return AFTER_WORD.includes(previous.plain) ? 'often' : undefined;
}

/** How sure it is that the word at this place is somebody's name; undefined for a word that is none. */
function certaintyOf(words: Word[], at: number, known: ReadonlySet<string>): Certainty | undefined {
	const word = words[at]!;
	const previous = words[at - 1];
	if (known.has(word.plain) || NO_NAMES.has(word.plain) || word.text.length < 2) return undefined;
	const isListed = FIRST_NAMES.has(word.plain);
	const isAlsoWord = NAMES_THAT_ARE_WORDS.has(word.plain);
	const announced = announcement(words, at);
	if (!word.capital) {
		if (!isListed || isAlsoWord || word.plain.length < 4) return undefined;
		return announced ? 'likely' : 'hint';
	}
	if (isListed && !isAlsoWord) return 'certain';
	// "Mevrouw. Dekte": behind a whole word a full stop ends the sentence; behind "dhr." it does not.
	if (announced === 'title' && !(word.opensSentence && previous!.plain.length > 4))
		return 'certain';
	if (announced === 'presents') return 'likely';
	if (isAlsoWord && (announced || !word.opensSentence)) return 'likely';
	if (word.opensSentence || (previous && ARTICLES.has(previous.plain))) return undefined;
	return PLACE_ENDING.test(word.plain) ? undefined : 'hint';
}

/** A house number that hangs on a name ("Tineke van nummer 12", "Henk van 87") gives the name's address. */
function houseNumberAfter(text: string, end: number): Span | undefined {
	const hit = /^\s(?:van|op)\s(?:huis)?(?:nummer\s|nr\.?\s)?(?=\d)\d{1,4}[a-z]?(?![\p{L}\d])/u.exec(
		text.slice(end)
	);
	if (!hit) return undefined;
	const start = end + hit[0].search(/(?:huis)?(?:nummer|nr)|\d/u);
	return { start, end: end + hit[0].length, kind: 'address', certainty: 'likely' };
}

/** Where the surname is when the word at this place is its tussenvoegsel: "mevrouw de Vries". */
function surnameFrom(words: Word[], at: number, known: ReadonlySet<string>): number | undefined {
	if (announcement(words, at) !== 'title') return undefined;
	for (let next = at; next < at + 3; next++) {
		const word = words[next];
		if (!word) return undefined;
		if (!TUSSENVOEGSELS.has(word.plain))
			return next > at && word.capital && !known.has(word.plain) ? next : undefined;
	}
	return undefined;
}

/** Names of people, with the surname that follows, and the house numbers that hang on them. */
export function findNames(text: string, known: readonly string[]): Span[] {
	const words = wordsOf(text);
	const places = new Set(
		known.flatMap((name) => wordsOf(name).filter((word) => word.capital)).map((word) => word.plain)
	);
	const found: Span[] = [];
	for (let at = 0; at < words.length; at++) {
		const surname = surnameFrom(words, at, places);
		const certainty = surname === undefined ? certaintyOf(words, at, places) : 'certain';
		if (!certainty) continue;
		const last = certainty === 'hint' ? at : endOfName(words, surname ?? at);
		const end = words[last]!.end;
		found.push({ start: words[at]!.start, end, kind: 'name', certainty });
		const number = certainty === 'hint' ? undefined : houseNumberAfter(text, end);
		if (number) found.push(number);
		at = last;
	}
	return found;
}
