import path from 'node:path';
import { z } from 'zod';

/** Where the data lives: in our own PostgreSQL beside the app, on the municipality's PostgreSQL, or at Supabase. */
export type Settings =
	| { rung: 'embedded'; dataDir: string; jwtSecret?: string }
	| { rung: 'postgres'; dataDir: string; url: string; jwtSecret?: string }
	| { rung: 'supabase'; url: string; publishableKey: string };

/** A setting is missing or contradicts another. The message is one sentence for the person who starts the app. */
export class SettingsError extends Error {
	override name = 'SettingsError';
}

const Env = z.object({
	DATA_DIR: z.string().optional(),
	DATABASE_URL: z.string().optional(),
	SUPABASE_URL: z.string().optional(),
	SUPABASE_PUBLISHABLE_KEY: z.string().optional(),
	JWT_SECRET: z.string().optional()
});

const filled = (value: string | undefined) => value?.trim() || undefined;

function requireUrl(name: string, value: string, protocols: string[]): string {
	const url = URL.parse(value);
	if (!url || !protocols.includes(url.protocol)) {
		throw new SettingsError(
			`${name} moet een adres zijn dat begint met ${protocols.join('// of ')}//.`
		);
	}
	return value;
}

/**
 * Reads the rung from the environment.
 * @throws SettingsError with one sentence that names the setting.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
	const env = Env.parse(environment);
	const databaseUrl = filled(env.DATABASE_URL);
	const supabaseUrl = filled(env.SUPABASE_URL);
	const publishableKey = filled(env.SUPABASE_PUBLISHABLE_KEY);
	const jwtSecret = filled(env.JWT_SECRET);
	const dataDir = path.resolve(filled(env.DATA_DIR) ?? 'data');

	if (databaseUrl && (supabaseUrl || publishableKey)) {
		throw new SettingsError('DATABASE_URL en SUPABASE_URL spreken elkaar tegen: zet er één uit.');
	}
	if (jwtSecret && jwtSecret.length < 32) {
		throw new SettingsError('JWT_SECRET is te kort: gebruik minstens 32 tekens.');
	}
	if (supabaseUrl || publishableKey) {
		if (!supabaseUrl)
			throw new SettingsError('SUPABASE_URL ontbreekt: SUPABASE_PUBLISHABLE_KEY is wel ingesteld.');
		if (!publishableKey)
			throw new SettingsError('SUPABASE_PUBLISHABLE_KEY ontbreekt: SUPABASE_URL is wel ingesteld.');
		return {
			rung: 'supabase',
			url: requireUrl('SUPABASE_URL', supabaseUrl, ['http:', 'https:']),
			publishableKey
		};
	}
	if (databaseUrl) {
		const url = requireUrl('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']);
		return { rung: 'postgres', dataDir, url, jwtSecret };
	}
	return { rung: 'embedded', dataDir, jwtSecret };
}
