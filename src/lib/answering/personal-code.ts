/**
 * A personal code lets one person take part once. No vowels, so that no words come out; no 0, 1, i, l or o, so that it
 * can be read from paper. Eight characters: nobody guesses one of a few thousand among 4 × 10¹¹.
 */
const ALPHABET = 'bcdfghjkmnpqrstvwxyz23456789';
const LENGTH = 8;
const VALID = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** How many codes are made at once. */
export const MAX_CODES = 1000;

/** @param pick a whole number from 0 up to, not including, its argument, from a cryptographically secure source */
export const personalCode = (pick: (below: number) => number): string =>
	Array.from({ length: LENGTH }, () => ALPHABET[pick(ALPHABET.length)]).join('');

/** As somebody typed it, in the form that is hashed; undefined when it cannot be one. */
export function normalisePersonalCode(typed: string): string | undefined {
	const code = typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{Pd}.]/gu, '');
	return VALID.test(code) ? code : undefined;
}

/** As it stands on the card: 4-4. */
export const groupPersonalCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
