import { sha256 } from './sha256.ts';

/**
 * The code with which a resident takes their answers back. Crockford's base 32: no I, L, O or U, and what is
 * read as one of the first three still works. Twelve characters hold 60 bits.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;
const GROUP = 4;
const VALID = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** How many random bytes `withdrawalCode` takes: 60 bits, rounded up. */
export const CODE_BYTES = 8;

/**
 * Makes a code, without grouping.
 * @param bytes CODE_BYTES bytes from a cryptographically secure source
 */
export function withdrawalCode(bytes: Uint8Array): string {
	if (bytes.length < CODE_BYTES) throw new RangeError(`a code takes ${CODE_BYTES} random bytes`);
	let bits = bytes.subarray(0, CODE_BYTES).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
	let code = '';
	for (let index = 0; index < LENGTH; index++) {
		code += ALPHABET.charAt(Number(bits % 32n));
		bits /= 32n;
	}
	return code;
}

/** As it is read out and written down: 4-4-4. */
export function groupCode(code: string): string {
	return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}

/** A code as somebody typed it, in the form that is hashed; undefined when it cannot be one. */
export function normaliseCode(typed: string): string | undefined {
	const code = typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[\s\p{Pd}.]/gu, '')
		.replace(/[IL]/g, '1')
		.replaceAll('O', '0');
	return VALID.test(code) ? code : undefined;
}

/** Only this is stored of a code. */
export const hashCode = (code: string): Promise<string> => sha256(code);
