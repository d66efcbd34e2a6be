/**
 * `npm run types`: writes src/lib/db/types.ts from a freshly migrated database.
 * `npm run types -- --check` only compares, and fails when the file is out of date.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openRung, type Rung } from '../lib/db/rung.ts';

const FILE = 'src/lib/db/types.ts';

interface Column {
	table: string;
	name: string;
	type: string;
	nullable: boolean;
	optional: boolean;
	generated: boolean;
}
interface Routine {
	name: string;
	args: { name: string; type: string; optional: boolean }[];
	returns: string;
	set: boolean;
	columns: { name: string; type: string }[];
}
interface Relation {
	table: string;
	name: string;
	columns: string[];
	target: string;
	targetColumns: string[];
	oneToOne: boolean;
}

const ENUMS = `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
	from pg_type t join pg_enum e on e.enumtypid = t.oid join pg_namespace n on n.oid = t.typnamespace
	where n.nspname = 'public' group by 1 order by 1`;
const COLUMNS = `select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable,
	a.atthasdef or a.attidentity <> '' as optional, a.attidentity = 'a' or a.attgenerated <> '' as generated
	from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
	join pg_type t on t.oid = a.atttypid
	where n.nspname = 'public' and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
	order by c.relname, a.attnum`;
const ROUTINES = `select p.proname as name, p.proretset as set, rt.typname as returns,
	coalesce((select jsonb_agg(jsonb_build_object('name', p.proargnames[o.i], 'type', t.typname,
		'optional', o.i > p.pronargs - p.pronargdefaults) order by o.i)
		from unnest(p.proargtypes) with ordinality o (oid, i) join pg_type t on t.oid = o.oid), '[]') as args,
	coalesce((select jsonb_agg(jsonb_build_object('name', p.proargnames[o.i], 'type', t.typname) order by o.i)
		from unnest(p.proallargtypes) with ordinality o (oid, i) join pg_type t on t.oid = o.oid
		where p.proargmodes[o.i] = 't'), '[]') as columns
	from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_type rt on rt.oid = p.prorettype
	where n.nspname = 'public' and p.prokind = 'f' and rt.typname <> 'trigger' order by 1`;
const RELATIONS = `select c.relname as table, k.conname as name, f.relname as target,
	(select array_agg(a.attname::text order by o.i) from unnest(k.conkey) with ordinality o (n, i)
		join pg_attribute a on a.attrelid = k.conrelid and a.attnum = o.n) as columns,
	(select array_agg(a.attname::text order by o.i) from unnest(k.confkey) with ordinality o (n, i)
		join pg_attribute a on a.attrelid = k.confrelid and a.attnum = o.n) as "targetColumns",
	exists (select 1 from pg_index x where x.indrelid = k.conrelid and x.indisunique
		and x.indkey::int2[] <@ k.conkey) as "oneToOne"
	from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class f on f.oid = k.confrelid
	join pg_namespace n on n.oid = c.relnamespace join pg_namespace fn on fn.oid = f.relnamespace
	where k.contype = 'f' and n.nspname = 'public' and fn.nspname = 'public' order by 1, 2`;

const SCALARS: Record<string, string> = {
	bool: 'boolean',
	int2: 'number',
	int4: 'number',
	int8: 'number',
	float4: 'number',
	float8: 'number',
	numeric: 'number',
	json: 'Json',
	jsonb: 'Json',
	void: 'undefined'
};

async function introspect(sql: NonNullable<Rung['sql']>) {
	const enums = (await sql(ENUMS)) as { name: string; values: string[] }[];
	return {
		enums: new Map(enums.map((e) => [e.name, e.values])),
		columns: (await sql(COLUMNS)) as unknown as Column[],
		routines: (await sql(ROUTINES)) as unknown as Routine[],
		relations: (await sql(RELATIONS)) as unknown as Relation[]
	};
}
type Catalog = Awaited<ReturnType<typeof introspect>>;

function typescriptType(postgres: string, enums: Catalog['enums']): string {
	if (postgres.startsWith('_')) return `${typescriptType(postgres.slice(1), enums)}[]`;
	if (enums.has(postgres)) return `Database['public']['Enums']['${postgres}']`;
	return SCALARS[postgres] ?? 'string';
}

function renderTable(name: string, own: Column[], { enums, relations }: Catalog): string {
	const field = (c: Column, optional: boolean) =>
		`${c.name}${optional ? '?' : ''}: ${typescriptType(c.type, enums)}${c.nullable ? ' | null' : ''};`;
	const writable = own.filter((c) => !c.generated);
	const links = relations
		.filter((r) => r.table === name)
		.map(
			(
				r
			) => `{ foreignKeyName: '${r.name}'; columns: ${JSON.stringify(r.columns)}; isOneToOne: ${r.oneToOne};
			referencedRelation: '${r.target}'; referencedColumns: ${JSON.stringify(r.targetColumns)} }`
		);
	return `${name}: {
		Row: { ${own.map((c) => field(c, false)).join('\n')} };
		Insert: { ${writable.map((c) => field(c, c.optional || c.nullable)).join('\n')} };
		Update: { ${writable.map((c) => field(c, true)).join('\n')} };
		Relationships: [${links.join(',\n')}];
	};`;
}

/** A function's arguments may be null in SQL whatever their type; ours say so where it means something. */
function renderRoutine(r: Routine, { enums }: Catalog): string {
	const args = r.args.map(
		(a) => `${a.name}${a.optional ? '?' : ''}: ${typescriptType(a.type, enums)} | null;`
	);
	const row = r.columns.length
		? `{ ${r.columns.map((c) => `${c.name}: ${typescriptType(c.type, enums)};`).join(' ')} }`
		: typescriptType(r.returns, enums);
	return `${r.name}: { Args: ${args.length ? `{ ${args.join(' ')} }` : 'Record<PropertyKey, never>'};
		Returns: ${row}${r.set ? '[]' : ''} };`;
}

function render(catalog: Catalog): string {
	const tables = [...Map.groupBy(catalog.columns, (c) => c.table)];
	const enums = [...catalog.enums].map(
		([name, values]) => `${name}: ${values.map((v) => `'${v}'`).join(' | ')};`
	);
	return `// Written by \`npm run types\` from the migrations. Do not edit.
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];
export type Database = { public: {
	Tables: { ${tables.map(([name, own]) => renderTable(name, own, catalog)).join('\n')} };
	Views: Record<never, never>;
	Functions: { ${catalog.routines.map((r) => renderRoutine(r, catalog)).join('\n')} };
	Enums: { ${enums.join('\n')} };
	CompositeTypes: Record<never, never>;
} };`;
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'wijkspraak-types-'));
const rung = await openRung({ rung: 'embedded', dataDir });
try {
	if (!rung.sql) throw new Error('the embedded rung runs SQL');
	const options = { ...(await resolveConfig(FILE)), filepath: FILE };
	const text = await format(render(await introspect(rung.sql)), options);
	if (!process.argv.includes('--check')) {
		await writeFile(FILE, text);
	} else if ((await readFile(FILE, 'utf8')) !== text) {
		console.error(`${FILE} is out of date: run npm run types.`);
		process.exitCode = 1;
	}
} finally {
	await rung.close();
	await rm(dataDir, { recursive: true });
}
