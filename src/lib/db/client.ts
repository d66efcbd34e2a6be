import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import type { Rung } from './rung.ts';
import type { Database } from './types.ts';

/** A client that acts as one visitor: anonymous, or signed in. Row-level security decides what it sees. */
export type Db = SupabaseClient<Database>;
export type Tables<T extends keyof Database['public']['Tables']> =
	Database['public']['Tables'][T]['Row'];
export type Enums<T extends keyof Database['public']['Enums']> = Database['public']['Enums'][T];

/** The codes that our own SQL functions raise. */
export const DB_CODE = {
	lastCoordinator: 'WS001',
	teamExists: 'WS002',
	invitationClosed: 'WS003',
	immutable: 'WS004',
	draftChanged: 'WS005',
	answerMisfit: 'WS006',
	consultationClosed: 'WS007',
	mergeTarget: 'WS008',
	reportIncomplete: 'WS016',
	notAnExcerpt: 'WS017',
	withheld: 'WS031',
	twoLevels: 'WS060',
	decided: 'WS061',
	round: 'WS062',
	codersFirst: 'WS063',
	fewQuotes: 'WS064',
	doubleOfThis: 'WS070',
	notAllowed: '42501',
	unique: '23505',
	inUse: '23503'
} as const;

/** The database refused or failed. Its message may name columns, never what somebody said: log `code` only. */
export class DbError extends Error {
	override name = 'DbError';
	readonly code: string;
	constructor(code: string, message: string, cause: unknown) {
		super(message, { cause });
		this.code = code;
	}
}

interface Failure {
	message: string;
	code?: string;
}

/** The data of a supabase-js result. @throws DbError when there is an error instead. */
export function unwrap<R extends { data: unknown; error: Failure | null }>(
	result: R
): Extract<R, { error: null }>['data'] {
	if (result.error) {
		throw new DbError(result.error.code ?? 'unknown', result.error.message, result.error);
	}
	return result.data;
}

/** True for a DbError with one of these codes. */
export function isDbError(error: unknown, ...codes: string[]): error is DbError {
	return error instanceof DbError && (codes.length === 0 || codes.includes(error.code));
}

/** A client that keeps no session of its own: for residents, for the committee, and for tools. */
export function anonymous(rung: Rung): Db {
	return createClient<Database>(rung.url, rung.publishableKey, {
		global: rung.fetch ? { fetch: rung.fetch } : {},
		auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false }
	});
}
