import type { Span } from './span.ts';

const STREET_ENDING =
	'(?:straat|laan|weg|plein|pad|hof|kade|gracht|singel|dijk|park|dreef|steeg|plantsoen|poort|wal|markt|baan|erf|oever|haven|burg|dam|veld|akker|ring|zijde)';
/** "12", "12a", "12-3", "12 hs", "12 bis"; not "12 meter", "30 km" or "10 uur". */
const HOUSE_NUMBER = String.raw`\d{1,4}(?:\s?[a-zA-Z](?![\p{L}\d])|-(?:\d{1,3}|[a-zA-Z])(?![\p{L}\d])|\s(?:hs|bis|huis|[IVX]{1,3})(?![\p{L}\d]))?(?!\d)`;
const NO_UNIT = String.raw`(?!\s?(?:[.,:]\d|°|%|€|graden|meter|m2|km|kilometer|uur|euro|keer|jaar|jr|maal|min|minuten|man|mensen|huizen|woningen|bomen|auto|fietsen|stuks|dagen|weken|maanden|x\b|maart|april|mei|juni|juli|augustus|september|oktober|november|december|januari|februari))`;
const BETWEEN = String.raw`(?:\s*,\s*|\s+)(?:(?:huis)?(?:nummer|nr\.?|no\.?|#)\s*)?`;

const escape = (text: string) =>
	text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** The names of places as people write them: whole, and without their article ("De Vang" also as "Vang"). */
function placeNames(known: readonly string[]): string[] {
	const names = known
		.map((name) => name.trim())
		.filter((name) => name.length > 2 && name.length <= 60 && !/[.?!:]/.test(name));
	return names.flatMap((name) => [name, name.replace(/^(?:de|het|'t)\s+/i, '')]);
}

function matches(text: string, pattern: RegExp, certainty: Span['certainty']): Span[] {
	return [...text.matchAll(pattern)].map((hit) => ({
		start: hit.index,
		end: hit.index + hit[0].length,
		kind: 'address',
		certainty
	}));
}

/** Words with a capital that open a sentence before a street, and are no part of its name. */
const OPENERS =
	'(?!(?:Op|In|Aan|Bij|Naar|Van|Langs|Achter|Voor|Tegenover|Woont|Woon|Kom|De|Het|Ook)\\s)';

/** Streets and buildings with a house number. A street without one is where many live, and stays. */
export function findPlaces(text: string, known: readonly string[]): Span[] {
	const tail = `${BETWEEN}${HOUSE_NUMBER}${NO_UNIT}`;
	const street = String.raw`(?<![\p{L}\d])(?:${OPENERS}\p{Lu}[\p{L}.'-]*\s){0,3}\p{L}[\p{L}'-]*${STREET_ENDING}`;
	const number = String.raw`(?:(?<=(?<!\p{L})(?:op|van)\s)nummer|(?<!\p{L})huisnummer)\s${HOUSE_NUMBER}${NO_UNIT}`;
	// An unknown name with a number behind it: perhaps a street that is not in the list.
	const unknown = String.raw`(?<=\p{Ll}[,;]?\s)\p{Lu}\p{Ll}{3,}\s${HOUSE_NUMBER}${NO_UNIT}(?!\s\p{Ll})`;
	return [
		...matches(text, new RegExp(street + tail, 'gu'), 'certain'),
		...placeNames(known).flatMap((name) =>
			matches(text, new RegExp(String.raw`(?<![\p{L}\d])${escape(name)}${tail}`, 'giu'), 'certain')
		),
		...matches(text, new RegExp(number, 'giu'), 'likely'),
		...matches(text, new RegExp(unknown, 'gu'), 'hint')
	];
}
