import { describe, expect, test } from '../support/database.ts';

describe('the catalog', () => {
	test('every table has row-level security', async ({ tx }) => {
		const tables = await tx`select relname, relrowsecurity from pg_class
			where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;
		expect(tables.length).toBeGreaterThan(20);
		expect(tables.filter((table) => !table.relrowsecurity)).toEqual([]);
	});

	test('no view reads past row-level security', async ({ tx }) => {
		const views = await tx`select relname from pg_class where relnamespace = 'public'::regnamespace
			and relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (reloptions), false)`;
		expect(views).toHaveLength(0);
	});

	test('no function is executable by public', async ({ tx }) => {
		const functions = await tx`select p.oid::regprocedure::text as name,
				coalesce(exists (select 1 from aclexplode(p.proacl) where grantee = 0), false) or p.proacl is null as open
			from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)`;
		expect(functions.length).toBeGreaterThan(20);
		expect(functions.filter(({ open }) => open).map(({ name }) => name as string)).toEqual([]);
	});

	test('a function that runs with the rights of its owner has no search path', async ({ tx }) => {
		const functions = await tx`select oid::regprocedure::text as name from pg_proc
			where pronamespace in ('public'::regnamespace, 'private'::regnamespace)
			and prosecdef and not coalesce('search_path=""' = any (proconfig), false)`;
		expect(functions.map(({ name }) => name as string)).toEqual([]);
	});

	// (id, consultation_id) is found by its id alone; any other key needs all of its columns.
	test('every foreign key has an index that finds its rows', async ({ tx }) => {
		const keys = await tx`select k.conrelid::regclass::text as table, k.conname as name,
				exists (select 1 from pg_index i where i.indrelid = k.conrelid and i.indpred is null
					and i.indkey[0] = k.conkey[1]
					and (cardinality(k.conkey) = 1 or i.indkey[1] = k.conkey[2] or k.conkey[2] = tenant.attnum)) as indexed
			from pg_constraint k
			left join pg_attribute tenant on tenant.attrelid = k.conrelid and tenant.attname = 'consultation_id'
			where k.contype = 'f' and k.connamespace = 'public'::regnamespace`;
		expect(keys.length).toBeGreaterThan(20);
		expect(keys.filter(({ indexed }) => !indexed)).toEqual([]);
	});

	test('nobody but the owner truncates, refers to, or triggers on a table', async ({ tx }) => {
		const rights =
			await tx`select table_name, grantee, privilege_type from information_schema.role_table_grants
			where table_schema = 'public' and grantee in ('anon', 'authenticated', 'PUBLIC')
			and privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`;
		expect(rights).toHaveLength(0);
	});

	test('a visitor without an account reads and writes no table, only named functions', async ({
		tx
	}) => {
		const rights =
			await tx`select table_name, privilege_type from information_schema.column_privileges
			where table_schema = 'public' and grantee in ('anon', 'PUBLIC')`;
		expect(rights).toHaveLength(0);
	});
});
