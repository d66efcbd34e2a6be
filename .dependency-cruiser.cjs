/**
 * The dependency rule of DESIGN.md §3, checked by `npm run check`:
 * routes → (db, device, domain/ui) → domain; guide ← answering ← themes ← report ← committee.
 */
const DOMAINS = ['guide', 'answering', 'themes', 'report', 'committee'];
const TEST = '\\.test\\.ts$';
/** A domain's own modules: not its components, not its tests, and not the data that its model is trained on. */
const pure = (domain) => `^src/lib/${domain}/(?!ui/)`;
const anyPure = `^src/lib/(${[...DOMAINS, 'exchange', 'media'].join('|')})/(?!ui/)`;

/** A domain knows the domains before it in the chain, and none of those after it. */
const oneWay = DOMAINS.map((domain, position) => ({
	name: `${domain}-knows-earlier-domains-only`,
	comment: `${domain} imports ${DOMAINS.slice(0, position).join(', ') || 'no other domain'}`,
	severity: 'error',
	from: { path: pure(domain) },
	to: {
		path: '^src/',
		pathNot: `^src/lib/(${DOMAINS.slice(0, position + 1).join('|')})/(?!ui/)`
	}
}));

/** A library that lives in one place. */
const livesIn = (library, place, folders) => ({
	name: `${library.replaceAll(/[^a-z-]/g, '')}-lives-in-one-place`,
	comment: `${library} is imported by ${place} only`,
	severity: 'error',
	from: { path: '^src/', pathNot: folders },
	to: { path: `(^|/)node_modules/${library}(/|$)` }
});

module.exports = {
	forbidden: [
		...oneWay,
		{
			name: 'exchange-knows-guide-and-answering-only',
			severity: 'error',
			from: { path: pure('exchange') },
			to: { path: '^src/', pathNot: '^src/lib/(exchange|guide|answering)/(?!ui/)' }
		},
		{
			name: 'media-knows-guide-and-answering-only',
			severity: 'error',
			from: { path: pure('media') },
			to: { path: '^src/', pathNot: '^src/lib/(media|guide|answering)/(?!ui/)' }
		},
		{
			name: 'the-domain-knows-no-framework',
			comment: 'no Svelte, no $app, no Supabase, no Node: a domain module runs anywhere',
			severity: 'error',
			from: { path: anyPure, pathNot: TEST },
			to: {
				path: [
					'(^|/)node_modules/(svelte|@sveltejs|@supabase|postgres|rate-limiter-flexible)(/|$)',
					'^\\$(app|env|lib|service-worker)',
					'\\.svelte$'
				]
			}
		},
		{
			name: 'the-domain-needs-no-machine',
			comment:
				'files, processes and the network stay outside; training a model is a command of its own',
			severity: 'error',
			from: { path: anyPure, pathNot: [TEST, '^src/lib/themes/(train|training)'] },
			to: { dependencyTypes: ['core'] }
		},
		{
			name: 'db-knows-no-screen',
			severity: 'error',
			from: { path: '^src/lib/db/' },
			to: { path: ['^src/routes/', '/ui/', '^src/lib/device/', '\\.svelte$'] }
		},
		{
			name: 'the-browser-never-talks-to-the-database',
			comment:
				'components use types of db/ at most; a $lib/db value in a component would ship to the browser',
			severity: 'error',
			from: { path: '(\\.svelte$|/\\+(page|layout)\\.ts$|^src/lib/(ui|device)/)' },
			to: { path: '^src/lib/db/', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'nothing-imports-a-route',
			severity: 'error',
			from: { path: '^src/lib/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'the-product-does-not-import-its-tests',
			severity: 'error',
			from: { path: '^src/', pathNot: TEST },
			to: { path: `(^tests/|${TEST})` }
		},
		{ name: 'no-circles', severity: 'error', from: { path: '^src/' }, to: { circular: true } },
		{
			name: 'nothing-unresolved',
			severity: 'error',
			from: { path: '^src/' },
			to: {
				couldNotResolve: true,
				pathNot: '^(\\$app|\\$env|\\$service-worker|\\./\\$types)|\\?worker'
			}
		},
		livesIn('idb', 'src/lib/device', '^src/lib/device/'),
		livesIn('papaparse', 'src/lib/exchange', '^src/lib/exchange/'),
		livesIn('chart.js', 'src/lib/ui/Chart.svelte', '^src/lib/ui/Chart\\.svelte$'),
		livesIn('@supabase/lite', 'src/lib/db/lite.ts', '^src/lib/db/lite\\.ts$'),
		livesIn('@supabase/supabase-js', 'src/lib/db', '^src/lib/db/'),
		livesIn('@supabase/ssr', 'src/lib/access/session.ts', '^src/lib/access/session\\.ts$')
	],
	options: {
		doNotFollow: { path: ['node_modules', '^src/lib/paraglide/'] },
		exclude: { path: ['^build/', '^\\.svelte-kit/'] },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		webpackConfig: { fileName: '.dependency-cruiser.resolve.cjs' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'node', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		}
	}
};
