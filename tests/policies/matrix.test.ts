/** Every actor × every verb on every table, and every function, each in a transaction that is rolled back. */
import postgres, { type ReservedSql, type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDatabase } from '../support/database.ts';
import { idOf } from '../support/builders.ts';
import { FUNCTIONS, mayDo, TABLES } from './expectations.ts';
import { ACTORS, id, WORLD_SQL, type Actor } from './world.ts';

const actors = Object.keys(ACTORS) as Actor[];
const EMPTY = idOf('a consultation of ours without anything in it');
/** What a refusal looks like: no right, not signed in, or a rule of our own. */
const REFUSALS = /^(42501|28000|WS\d{3})$/;

let sql: Sql;
let drop: () => Promise<void>;

beforeAll(async () => {
	const database = await makeDatabase();
	drop = database.drop;
	sql = postgres({ ...database.address, max: 1, onnotice: () => undefined });
	await sql.unsafe(WORLD_SQL);
	await sql.unsafe(`insert into public.consultation (id, team_id, title, neighbourhood, code, starts_on, ends_on, retention_on)
		values ('${EMPTY}', '${id('ours', 'team')}', 'Leeg', 'Wijk', 'leeg1', current_date, current_date, current_date + 9)`);
});
afterAll(async () => {
	await sql.end();
	await drop();
});

/** Runs one statement as this actor, as the API would, and undoes it. */
async function as<T>(actor: Actor, act: (tx: ReservedSql) => Promise<T>): Promise<T> {
	const user = ACTORS[actor].user;
	const role = user ? 'authenticated' : 'anon';
	const tx = await sql.reserve();
	try {
		await tx.unsafe('begin');
		// Supabase reads the claims, Lite the single ones.
		await tx`select set_config('request.jwt.claims', ${JSON.stringify({ role, sub: user })}, true),
			set_config('request.jwt.claim.sub', ${user ?? ''}, true), set_config('request.jwt.claim.role', ${role}, true)`;
		await tx.unsafe(`set local role ${role}`);
		return await act(tx);
	} finally {
		await tx.unsafe('rollback');
		tx.release();
	}
}

/** True when the statement did something, false when it was refused or found nothing. Any other error is a mistake here. */
async function succeeds(act: Promise<{ count: number }>): Promise<boolean> {
	try {
		return (await act).count > 0;
	} catch (error) {
		const code = (error as { code?: string }).code ?? '';
		if (REFUSALS.test(code)) return false;
		throw error;
	}
}

const OURS: Record<string, string> = {
	team: `id = '${id('ours', 'team')}'`,
	member: `team_id = '${id('ours', 'team')}'`,
	invitation: `team_id = '${id('ours', 'team')}'`,
	device: `team_id = '${id('ours', 'team')}'`,
	activity: `team_id = '${id('ours', 'team')}'`,
	consultation: `id = '${id('ours', 'consultation')}'`
};
const ours = (table: string) => OURS[table] ?? `consultation_id = '${id('ours', 'consultation')}'`;

/** `text` with this actor's own id, and with a consultation of ours that is still empty. */
const filled = (text: string, actor: Actor) =>
	text
		.replaceAll('{me}', ACTORS[actor].user ?? idOf('loner'))
		.replaceAll('{empty consultation}', EMPTY);

describe.each(Object.entries(TABLES))('%s', (table, rule) => {
	const column = rule.column ?? ours(table).split(' ')[0]!;
	test.each(actors)(`who reads it: %s`, async (actor) => {
		const read = as(actor, (tx) =>
			succeeds(tx.unsafe(`select from public.${table} where ${ours(table)}`))
		);
		expect(await read).toBe(mayDo(rule.select, actor));
	});
	test.each(actors)(`who adds to it: %s`, async (actor) => {
		const added = as(actor, (tx) =>
			succeeds(
				tx.unsafe(`insert into public.${table} ${filled(rule.row ?? 'default values', actor)}`)
			)
		);
		expect(await added).toBe(mayDo(rule.insert, actor));
	});
	test.each(actors)(`who changes it: %s`, async (actor) => {
		const changed = as(actor, (tx) =>
			succeeds(tx.unsafe(`update public.${table} set ${column} = ${column} where ${ours(table)}`))
		);
		expect(await changed).toBe(mayDo(rule.update, actor));
	});
	test.each(actors)(`who deletes from it: %s`, async (actor) => {
		const removable = filled(rule.removable ?? 'true', actor);
		const deleted = as(actor, (tx) =>
			succeeds(tx.unsafe(`delete from public.${table} where ${ours(table)} and ${removable}`))
		);
		expect(await deleted).toBe(mayDo(rule.delete, actor));
	});
});

describe.each(Object.entries(FUNCTIONS))('%s()', (_, { call, may }) => {
	test.each(actors)('who may call it: %s', async (actor) => {
		const called = as(actor, (tx) =>
			succeeds(
				tx.unsafe(`select ${call} as outcome`).then((rows) => ({
					count: rows[0]?.outcome === null || rows[0]?.outcome === false ? 0 : rows.length
				}))
			)
		);
		expect(await called).toBe(mayDo(may, actor));
	});
});

describe('the matrix', () => {
	test('has a rule for every table, and none for a table that is not there', async () => {
		const rows = await sql`select relname from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm') order by 1`;
		expect(Object.keys(TABLES).sort()).toEqual(rows.map((row) => String(row.relname)));
	});

	test('has a rule for every function, and none for a function that is not there', async () => {
		const rows = await sql`select distinct proname from pg_proc p
			where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by 1`;
		expect(Object.keys(FUNCTIONS).sort()).toEqual(rows.map((row) => String(row.proname)));
	});

	test('stands on a world in which every table holds something of ours and of theirs', async () => {
		for (const table of Object.keys(TABLES)) {
			const [counts] = await sql.unsafe(`select count(*) filter (where ${ours(table)}) as ours,
				count(*) as all from public.${table}`);
			expect(Number(counts?.ours), table).toBeGreaterThan(0);
			expect(Number(counts?.all), table).toBeGreaterThan(Number(counts?.ours));
		}
	});
});
