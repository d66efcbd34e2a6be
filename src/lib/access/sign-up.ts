import type { Db } from '../db/client.ts';
import { m } from '../paraglide/messages.js';

type Outcome = { state: 'signed-in' } | { state: 'refused'; message: string };

/**
 * Makes an account and signs it in. An address that has an account already is signed in with that password,
 * so that a second invitation, or a second try after a failure, just works.
 */
export async function signUp(db: Db, email: string, password: string): Promise<Outcome> {
	const { data, error } = await db.auth.signUp({ email, password });
	if (!error && data.session) return { state: 'signed-in' };
	if (!error) return { state: 'refused', message: m.signup_confirm_email() };
	if (error.code === 'user_already_exists') {
		const existing = await db.auth.signInWithPassword({ email, password });
		return existing.error
			? { state: 'refused', message: m.signup_known_email() }
			: { state: 'signed-in' };
	}
	if (error.code === 'weak_password')
		return { state: 'refused', message: m.field_password_short() };
	return { state: 'refused', message: m.error_failed() };
}
