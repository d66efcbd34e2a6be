import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** A page may stand open for long: a phone that was away for a month still sends. */
const LASTS_MS = 40 * 86_400_000;
/** Clocks of two servers differ, and a clock may be set back between the page and its sending. */
const CLOCKS_DIFFER_MS = 10 * 60_000;

/** The key for form tokens, made of a secret that every app on the same database has. */
export const formKey = (secret: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secret, '', 'wijkspraak form token', 32));

const sign = (key: Buffer, what: string) =>
	createHmac('sha256', key).update(what).digest('base64url').slice(0, 22);

/** Says that this page of this consultation was made here, at this moment. It says nothing about who reads it. */
export function makeToken(key: Buffer, consultation: string, now: number): string {
	const what = `${now.toString(36)}.${randomBytes(6).toString('base64url')}`;
	return `${what}.${sign(key, `${consultation}.${what}`)}`;
}

export function isToken(key: Buffer, consultation: string, token: unknown, now: number): boolean {
	const [at = '', nonce = '', signature = '', ...more] =
		typeof token === 'string' ? token.split('.') : [];
	const right = Buffer.from(sign(key, `${consultation}.${at}.${nonce}`));
	const given = Buffer.from(signature);
	if (more.length > 0 || given.length !== right.length || !timingSafeEqual(given, right))
		return false;
	const age = now - Number.parseInt(at, 36);
	return age >= -CLOCKS_DIFFER_MS && age < LASTS_MS;
}
