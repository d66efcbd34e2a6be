import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

const SECRET = 'x'.repeat(32);
const SUPABASE = {
	SUPABASE_URL: 'https://wijk.example',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x'
};

describe('settings name one rung', () => {
	test('none: the embedded database in data/', () => {
		expect(readSettings({})).toEqual({ rung: 'embedded', dataDir: path.resolve('data') });
	});
	test('an empty setting is no setting', () => {
		expect(readSettings({ DATABASE_URL: ' ', SUPABASE_URL: '', DATA_DIR: '' }).rung).toBe(
			'embedded'
		);
	});
	test('DATA_DIR: the embedded database there', () => {
		expect(readSettings({ DATA_DIR: '/srv/wijk' })).toMatchObject({ dataDir: '/srv/wijk' });
	});
	test('DATABASE_URL: that PostgreSQL', () => {
		const url = 'postgres://wijk:geheim@db.gemeente.example/wijkspraak';
		expect(readSettings({ DATABASE_URL: url, JWT_SECRET: SECRET })).toMatchObject({
			rung: 'postgres',
			url,
			jwtSecret: SECRET
		});
	});
	test('SUPABASE_URL with its key: Supabase', () => {
		expect(readSettings(SUPABASE)).toEqual({
			rung: 'supabase',
			url: 'https://wijk.example',
			publishableKey: 'sb_publishable_x'
		});
	});
});

describe('settings that cannot be followed are refused in one sentence', () => {
	const database = { DATABASE_URL: 'postgres://db.example/wijk' };
	test.each([
		['two databases', { ...database, ...SUPABASE }, /DATABASE_URL en SUPABASE_URL/],
		[
			'a database and a key',
			{ ...database, SUPABASE_PUBLISHABLE_KEY: 'x' },
			/spreken elkaar tegen/
		],
		[
			'an address without a key',
			{ SUPABASE_URL: 'https://x.example' },
			/PUBLISHABLE_KEY ontbreekt/
		],
		['a key without an address', { SUPABASE_PUBLISHABLE_KEY: 'x' }, /SUPABASE_URL ontbreekt/],
		['no address of a database', { DATABASE_URL: 'db.example' }, /DATABASE_URL moet een adres/],
		['another kind of database', { DATABASE_URL: 'mysql://db.example' }, /postgres:/],
		[
			'no address of Supabase',
			{ ...SUPABASE, SUPABASE_URL: 'wijk' },
			/SUPABASE_URL moet een adres/
		],
		['a short secret', { JWT_SECRET: 'kort' }, /JWT_SECRET is te kort/]
	])('%s', (_, env, sentence) => {
		expect(() => readSettings(env)).toThrow(SettingsError);
		expect(() => readSettings(env)).toThrow(sentence);
	});
});
