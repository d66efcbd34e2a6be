import { expect, test } from 'vitest';
import { filesOfInterviews } from './app-files.ts';

type Bundle = Parameters<typeof filesOfInterviews>[0];

function chunk(
	fileName: string,
	{
		name = '',
		modules = [],
		imports = [],
		later = [],
		css = []
	}: {
		name?: string;
		modules?: string[];
		imports?: string[];
		later?: string[];
		css?: string[];
	} = {}
) {
	return {
		type: 'chunk',
		fileName,
		name,
		moduleIds: modules,
		imports,
		dynamicImports: later,
		viteMetadata: { importedCss: new Set(css), importedAssets: new Set() }
	};
}

test('the device keeps what the interview pages load, and no page of others', () => {
	const chunks = [
		chunk('entry/start.1.js', { name: 'entry/start', imports: ['runtime.js'] }),
		chunk('entry/app.2.js', {
			name: 'entry/app',
			imports: ['runtime.js'],
			later: ['nodes/3.js', 'nodes/4.js']
		}),
		chunk('nodes/3.js', {
			modules: ['/app/src/routes/gesprek/deur/[consultation]/+page.svelte'],
			imports: ['shared.js'],
			later: ['dialog.js'],
			css: ['door.css']
		}),
		chunk('nodes/4.js', {
			modules: ['/app/src/routes/(team)/team/+page.svelte'],
			imports: ['shared.js', 'chart.js']
		}),
		...['runtime.js', 'shared.js', 'dialog.js', 'chart.js'].map((name) => chunk(name))
	];
	const bundle = Object.fromEntries(chunks.map((one) => [one.fileName, one])) as unknown as Bundle;
	expect(filesOfInterviews(bundle)).toEqual([
		'dialog.js',
		'door.css',
		'entry/app.2.js',
		'entry/start.1.js',
		'nodes/3.js',
		'runtime.js',
		'shared.js'
	]);
});
