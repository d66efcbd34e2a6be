/**
 * Encryption at rest: AES-GCM with a key from a PIN or a passphrase by PBKDF2. What is sealed names what it is about,
 * so that one box cannot be put in the place of another.
 */

/** PBKDF2-HMAC-SHA-256 rounds (OWASP Password Storage Cheat Sheet). Each box says its own number, so this may rise. */
export const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

export interface Sealed {
	iv: Bytes;
	box: Bytes;
}

const utf8 = new TextEncoder();
export const randomBytes = (length: number): Bytes =>
	crypto.getRandomValues(new Uint8Array(length));
export const newSalt = (): Bytes => randomBytes(SALT_BYTES);

/** A key that stays in memory: it cannot be read out, only used. */
export async function keyFrom(secret: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
	const material = await crypto.subtle.importKey(
		'raw',
		utf8.encode(secret.normalize('NFKC')),
		'PBKDF2',
		false,
		['deriveKey']
	);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

/** A fresh key, and its bytes to be sealed under another. */
export async function newKey(): Promise<{ key: CryptoKey; raw: Bytes }> {
	const raw = randomBytes(32);
	return { key: await importKey(raw), raw };
}

export const importKey = (raw: Bytes): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

export async function sealBytes(key: CryptoKey, content: Bytes, about: string): Promise<Sealed> {
	const iv = randomBytes(IV_BYTES);
	const additionalData = utf8.encode(about);
	const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content);
	return { iv, box: new Uint8Array(box) };
}

/** @returns undefined when the key is another, or the box was tampered with */
export async function openBytes(
	key: CryptoKey,
	{ iv, box }: Sealed,
	about: string
): Promise<Bytes | undefined> {
	const additionalData = utf8.encode(about);
	try {
		return new Uint8Array(
			await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, box)
		);
	} catch (error) {
		if (error instanceof DOMException && error.name === 'OperationError') return undefined;
		throw error;
	}
}

export const seal = (key: CryptoKey, value: unknown, about: string): Promise<Sealed> =>
	sealBytes(key, utf8.encode(JSON.stringify(value)), about);

/** @returns undefined when it cannot be opened with this key */
export async function unseal(key: CryptoKey, sealed: Sealed, about: string): Promise<unknown> {
	const bytes = await openBytes(key, sealed, about);
	return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as unknown);
}
