import type { PersonalKind, Span } from './span.ts';

const PHONE_CANDIDATE = /(?<![\p{L}\d])(?:\+|\(?0)[\d\s()./‑–-]{7,22}\d(?!\d)/gu;
const EMAIL =
	/[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\]|\sat\s|\sapenstaartje\s)\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\]|\spunt\s)\s?[\p{L}\d-]+)+/giu;
const ACCOUNT = /(?<![\p{L}\d.])@[\p{L}\d_.]{3,30}|(?:https?:\/\/|www\.)\S+/giu;
const PLATE_CANDIDATE = /(?<![\p{L}\d-])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,2}(?![\p{L}\d-])/gu;
const POSTCODE = /(?<!\d)[1-9]\d{3}(?:\s[A-Z]{2}|[A-Za-z]{2})(?![\p{L}\d])/gu;
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[A-Z\d]{4}){3,7}(?:\s?[A-Z\d]{1,3})?(?![\p{L}\d])/gu;
const NINE_DIGITS = /(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{3}(?!\d)/g;

function spans(
	text: string,
	pattern: RegExp,
	kind: PersonalKind,
	accept: (hit: string) => boolean = () => true
): Span[] {
	return [...text.matchAll(pattern)]
		.filter((hit) => accept(hit[0]))
		.map((hit) => ({
			start: hit.index,
			end: hit.index + hit[0].length,
			kind,
			certainty: 'certain'
		}));
}

/** Ten digits after a nought, +31 or 0031 (with or without the (0)), or any other international number. */
function isPhone(written: string): boolean {
	const digits = written.replace(/\(0\)/, '').replace(/\D/g, '');
	if (written.startsWith('+')) return digits.length >= 9 && digits.length <= 15;
	if (digits.startsWith('00')) return digits.length >= 11 && digits.length <= 17;
	if (/^0[89]00/.test(digits)) return digits.length === 8 || digits.length === 11;
	return digits.length === 10;
}

/** Six characters in three groups of letters or of digits only, with both in it: no date is one. */
function isPlate(written: string): boolean {
	const groups = written.split('-');
	return (
		groups.join('').length === 6 &&
		groups.every((group) => /^(?:[A-Z]+|\d+)$/.test(group)) &&
		/[A-Z]/.test(written) &&
		/\d/.test(written)
	);
}

/** The check of a citizen service number (elfproef). */
function isCitizenNumber(written: string): boolean {
	const digits = Array.from(written.replace(/\D/g, ''), Number);
	const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
	return sum % 11 === 0 && digits.some((digit) => digit > 0);
}

/** Phone numbers, e-mail and web addresses, postcodes, licence plates, bank accounts and citizen numbers. */
export function findNumbers(text: string): Span[] {
	return [
		...spans(text, PHONE_CANDIDATE, 'phone', isPhone),
		...spans(text, EMAIL, 'email'),
		...spans(text, ACCOUNT, 'account'),
		...spans(text, PLATE_CANDIDATE, 'plate', isPlate),
		...spans(text, POSTCODE, 'postcode', (hit) => !/\s?(?:SA|SD|SS)$/i.test(hit)),
		...spans(text, IBAN, 'number'),
		...spans(text, NINE_DIGITS, 'number', isCitizenNumber)
	];
}
